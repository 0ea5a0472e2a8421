import type { Page } from 'playwright/test'
import { feedOf } from './topic-page.ts'

export type Seen = { readonly seqs: readonly number[]; readonly doubles: number; readonly mostCards: number }

/**
 * Goes through the feed by nearly a view at a time until `last` has been seen, and tells the place in the topic of every
 * card that was in view, in the order of the first sight.
 */
export async function scrollThrough(page: Page, direction: 'down' | 'up', last: number): Promise<Seen> {
  return await feedOf(page).evaluate(
    async (feed, [sign, end]) => {
      const seen = new Set<number>()
      let doubles = 0
      let mostCards = 0
      const view = feed.getBoundingClientRect()

      /** Of a deleted thought only the number is left. */
      const seqOf = (card: Element) =>
        Number(
          card.ariaLabel?.match(/^Thought ([\d,]+) by /)?.[1]?.replaceAll(',', '') ??
            card.textContent?.match(/#(\d+)$/)?.[1],
        )
      const look = () => {
        const cards = [...feed.querySelectorAll('article')]
        const all = cards.map(seqOf)
        doubles += all.length - new Set(all).size
        mostCards = Math.max(mostCards, cards.length)
        let [upper, lower] = [Number.POSITIVE_INFINITY, 0]
        for (const [at, card] of cards.entries()) {
          const { top, bottom } = card.getBoundingClientRect()
          if (bottom > view.top && top < view.bottom) seen.add(all[at] ?? 0)
          upper = Math.min(upper, top)
          lower = Math.max(lower, bottom)
        }
        return sign > 0 ? lower >= view.bottom : upper <= view.top
      }

      look()
      for (let idle = 0; !seen.has(end) && idle < 600; idle++) {
        const before = feed.scrollTop
        const sights = seen.size
        feed.scrollBy(0, sign * feed.clientHeight * 0.9)
        await new Promise(requestAnimationFrame)
        // Rows are drawn shortly after the scroll event.
        for (let tries = 0; tries < 10 && !look(); tries++) await new Promise(done => setTimeout(done))
        if (feed.scrollTop !== before || seen.size > sights) idle = 0
      }
      return { seqs: [...seen], doubles, mostCards }
    },
    [direction === 'down' ? 1 : -1, last] as const,
  )
}
