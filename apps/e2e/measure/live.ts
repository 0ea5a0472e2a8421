import { setTimeout as sleep } from 'node:timers/promises'
import { manyThoughts } from '../support/many-thoughts.ts'
import { MOST_CARDS } from '../support/place.ts'
import type { Figure, Measure } from './figure.ts'
import { countCommits, framesDuring } from './frames.ts'
import { postSteadily } from './posting.ts'
import { openWindow, PLACES, readAt, shownIn, withRoom } from './room.ts'

/** How much slower than this machine the reader's is. */
const SLOWDOWN = 4
const SECONDS = 8

/** What a slow machine's frames are like while thoughts arrive. */
export const measure: Measure = ({ browser, say }) =>
  withRoom(manyThoughts(60), async room => {
    const figures: Figure[] = []
    const page = await openWindow(browser, room)
    await countCommits(page)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })

    for (const { name, feed, below } of PLACES) {
      const { topics, path } = shownIn(room, feed)
      for (const perSecond of [0, 20, 100]) {
        await readAt(page, path, below)
        let rate = 0
        const frames = await framesDuring(page, devtools, async () => {
          if (perSecond === 0) return sleep(SECONDS * 500)
          const ids = topics.map(({ id }) => id)
          rate = await postSteadily(room.writers, ids, {
            texts: manyThoughts(perSecond * SECONDS),
            perSecond,
          })
        })
        const what = `${name}, ${perSecond}/s`
        say(`${what}: ${rate.toFixed(1)} thoughts/s came, ${JSON.stringify(frames)}`)
        if (perSecond === 0) {
          figures.push({ what: `${what}: frame time p95 (of the machine)`, value: frames.p95, unit: 'ms' })
          continue
        }
        figures.push(
          { what: `${what}: thoughts that came`, value: rate, unit: '/s' },
          { what: `${what}: frame time p95`, value: frames.p95, unit: 'ms', atMost: 20 },
          { what: `${what}: longest frame`, value: frames.longest, unit: 'ms', atMost: 50 },
          { what: `${what}: commits in a frame`, value: frames.mostCommits, unit: '' },
          { what: `${what}: main thread`, value: frames.busy, unit: '%', atMost: 30 },
          { what: `${what}: cards in the page`, value: frames.mostCards, unit: '', atMost: MOST_CARDS },
        )
      }
    }
    return figures
  })
