import { chromium } from 'playwright'
import config from '../playwright.config.ts'
import { type Figure, isMet, type Measure } from './figure.ts'
import { machine, tableOf } from './table.ts'

// `pnpm measure [names...]`: what a reader feels, measured in a real browser on the built app. All of them by default.
const MEASURES: Record<string, () => Promise<{ readonly measure: Measure }>> = {
  'first-thought': () => import('./first-thought.ts'),
  live: () => import('./live.ts'),
  heap: () => import('./heap.ts'),
  'topic-switch': () => import('./topic-switch.ts'),
  interactions: () => import('./interactions.ts'),
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASURES)
const unknown = names.filter(name => !(name in MEASURES))
if (unknown.length > 0) {
  console.error(
    `There is no figure called ${unknown.join(', ')}. There are: ${Object.keys(MEASURES).join(', ')}.`,
  )
  process.exit(2)
}

const say = (line: string) => console.log(line)
const figures: Figure[] = []
for (const name of names) {
  // A browser of its own for each, as what one leaves behind would slow down the next.
  const browser = await chromium.launch(config.use?.launchOptions)
  say(`\n${name} · ${machine(browser.version())}`)
  try {
    const measured = await (await MEASURES[name]?.())?.measure({ browser, say })
    figures.push(...(measured ?? []))
  } finally {
    await browser.close()
  }
}
say(`\n${tableOf(figures)}`)
if (!figures.every(isMet)) process.exitCode = 1
