import type { Browser } from 'playwright'
import { startServer } from '../support/server.ts'
import { type Figure, type Measure, quantile } from './figure.ts'

const VISITS = 5
const PATHS = ['/t/sham-e-sukhan', '/explore'] as const

/** A phone on a poor line, and a laptop on a good one. The line: ms there and back, bytes a second. */
const READERS = [
  {
    who: 'phone, CPU / 4, 1.6 Mbit/s, 150 ms',
    viewport: { width: 400, height: 860 },
    slowdown: 4,
    line: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 },
    atMost: 1000,
  },
  { who: 'laptop', viewport: { width: 1280, height: 900 }, slowdown: 1, line: undefined, atMost: 400 },
] as const

type Reader = (typeof READERS)[number]
type Seen = { readonly readable: number; readonly usable: number; readonly shifted: number }

declare global {
  interface Window {
    firstThought: { readable?: number; usable?: number; shifted: number }
  }
}

/** In the page, from its first line on: the frame after the one in which a card is in view, and the app's own. */
function watch(): void {
  window.firstThought = { shifted: 0 }
  const seen = window.firstThought
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.shifted += Number(Reflect.get(entry, 'value'))
  }).observe({ type: 'layout-shift', buffered: true })
  const isInView = (card: Element | null) => {
    const box = card?.getBoundingClientRect()
    return box !== undefined && box.height > 0 && box.top < innerHeight
  }
  const look = () => {
    const isReadable = isInView(document.querySelector('article'))
    const isApp =
      !document.getElementById('first-picture') && isInView(document.querySelector('#root article'))
    requestAnimationFrame(now => {
      if (isReadable) seen.readable ??= now
      if (isApp) seen.usable ??= now
      else look()
    })
  }
  requestAnimationFrame(look)
}

/** With nothing in the cache, as whoever comes for the first time. */
async function visit(browser: Browser, url: string, { viewport, slowdown, line }: Reader): Promise<Seen> {
  const context = await browser.newContext({ viewport })
  try {
    const page = await context.newPage()
    await page.addInitScript({ content: `globalThis.__name = named => named; (${watch})()` })
    const devtools = await context.newCDPSession(page)
    if (line) {
      await devtools.send('Network.enable')
      await devtools.send('Network.emulateNetworkConditions', line)
    }
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url)
    await page.waitForFunction(() => window.firstThought.usable !== undefined)
    return await page.evaluate(() => {
      const { readable = Number.NaN, usable = Number.NaN, shifted } = window.firstThought
      return { readable, usable, shifted }
    })
  } finally {
    await context.close()
  }
}

/** How soon somebody who opens a page for the first time reads a thought, and can answer it. */
export const measure: Measure = async ({ browser, say }) => {
  const server = await startServer()
  try {
    const figures: Figure[] = []
    for (const reader of READERS) {
      for (const path of PATHS) {
        const visits: Seen[] = []
        while (visits.length < VISITS) visits.push(await visit(browser, server.url + path, reader))
        const told = visits.map(({ readable, usable }) => `${readable.toFixed(0)}/${usable.toFixed(0)}`)
        say(`${path}, ${reader.who}, readable/usable: ${told.join(' ')}`)
        const median = (of: keyof Seen) =>
          quantile(
            visits.map(seen => seen[of]),
            0.5,
          )
        const what = `${path}, ${reader.who}`
        figures.push(
          {
            what: `${what}: first thought readable`,
            value: median('readable'),
            unit: 'ms',
            atMost: reader.atMost,
          },
          { what: `${what}: usable`, value: median('usable'), unit: 'ms' },
          { what: `${what}: layout shift`, value: median('shifted') * 1000, unit: 'thousandths' },
        )
      }
    }
    return figures
  } finally {
    await server.stop()
  }
}
