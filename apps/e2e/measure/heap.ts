import type { CDPSession } from 'playwright'
import { manyThoughts } from '../support/many-thoughts.ts'
import { MOST_CARDS } from '../support/place.ts'
import type { Figure, Measure } from './figure.ts'
import { postFast } from './posting.ts'
import { openWindow, PLACES, readAt, shownIn, withRoom } from './room.ts'

const ARRIVALS = 10_000

/** What a page holds in memory once ten thousand thoughts have arrived while it was open. */
export const measure: Measure = async ({ browser, say }) =>
  withRoom(manyThoughts(60), async room => {
    const figures: Figure[] = []
    for (const { name, feed, below } of PLACES) {
      const page = await openWindow(browser, room)
      const devtools = await page.context().newCDPSession(page)
      const { topics, path } = shownIn(room, feed)
      await readAt(page, path, below)
      const before = await heapOf(devtools)
      const began = performance.now()
      await postFast(
        room.writers,
        topics.map(({ id }) => id),
        manyThoughts(ARRIVALS),
      )
      const seconds = (performance.now() - began) / 1000
      const last = Math.max(
        ...(await Promise.all(topics.map(({ slug }) => room.reader.topic(slug)))).map(({ seq }) => seq),
      )
      // The last frame is written by now; the page takes it in after 0.8 s at most, and its timers have run after two.
      await page.waitForTimeout(3_000)
      const after = await heapOf(devtools)
      const cards = await page.getByRole('article').count()
      say(
        `${name}: ${ARRIVALS} thoughts in ${seconds.toFixed(0)} s, up to ${last}; ${before.toFixed(1)} MB before`,
      )
      figures.push(
        { what: `${name}: heap after 10,000 arrivals`, value: after, unit: 'MB', atMost: 60 },
        { what: `${name}: of these, more than before them`, value: after - before, unit: 'MB' },
        { what: `${name}: cards in the page`, value: cards, unit: '', atMost: MOST_CARDS },
      )
      await page.context().close()
    }
    return figures
  })

/** What is in use once all that is garbage has been collected, in MB. */
async function heapOf(devtools: CDPSession): Promise<number> {
  // What the first collection finalises, the second collects.
  for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
