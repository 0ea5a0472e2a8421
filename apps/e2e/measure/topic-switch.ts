import type { Page } from 'playwright'
import { type Figure, type Measure, quantile } from './figure.ts'
import { openBrowser, type Rooms, settle, withRooms } from './rooms.ts'

const SWITCHES = 20
/** Fewer than a page remembers. */
const FAMILIAR = 5

/** From the click in the margin to the frame after the one with the first thought of the other topic, in ms. */
async function switchTo(page: Page, name: string): Promise<number> {
  // What is unread is said behind the name.
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${name}( |$)`) })
  const seen = link.evaluate(
    (element, feed) =>
      new Promise<number>(resolve => {
        element.addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = () => {
              const isThere = document.querySelector(`[role=feed][aria-label="${feed}"] article`)
              requestAnimationFrame(isThere ? now => resolve(now - timeStamp) : look)
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      }),
    `Thoughts in ${name}`,
  )
  await link.click()
  const took = await seen
  await page.waitForLoadState('networkidle')
  return took
}

async function timesOf(page: Page, rooms: Rooms['rooms']): Promise<number[]> {
  const times: number[] = []
  for (const { name } of rooms) times.push(await switchTo(page, name))
  return times
}

/** How soon another topic is there: one that was never opened, and one that was. */
export const measure: Measure = ({ browser, say }) =>
  withRooms({ count: SWITCHES + 1, thoughts: 15 }, async everything => {
    const figures: Figure[] = []
    const [first, ...rooms] = everything.rooms
    const familiar = Array.from(
      { length: SWITCHES },
      (_, at) => rooms.slice(-FAMILIAR)[at % FAMILIAR],
    ).filter(room => room !== undefined)
    for (const slowdown of [1, 4]) {
      const { page, close } = await openBrowser(browser, everything, slowdown)
      await page.goto(`/t/${first?.slug}`)
      await settle(page)
      for (const [kind, visited, goal] of [
        ['unknown', rooms, 100],
        ['known', familiar, 50],
      ] as const) {
        const times = await timesOf(page, visited)
        say(`${kind}, CPU / ${slowdown}: ${times.map(time => time.toFixed(0)).join(' ')}`)
        const what = `topic switch, ${kind}, CPU / ${slowdown}`
        const atMost = slowdown === 1 ? { atMost: goal } : {}
        figures.push(
          { what: `${what}: median`, value: quantile(times, 0.5), unit: 'ms', ...atMost },
          { what: `${what}: p95`, value: quantile(times, 0.95), unit: 'ms', ...atMost },
        )
      }
      await close()
    }
    return figures
  })
