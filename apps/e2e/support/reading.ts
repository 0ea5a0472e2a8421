import type { Page } from 'playwright/test'
import { feedOf } from './topic-page.ts'

/** A card as it was shown: its whole text, the elements the text is made of, and the links in it. */
export type Shown = {
  readonly seq: number
  readonly text: string
  readonly elements: readonly string[]
  readonly links: readonly { readonly href: string; readonly rel: string; readonly text: string }[]
}

/** Reads the open feed from the top to its first thought, as a person does, and tells what every card showed. */
export async function readThrough(page: Page): Promise<ReadonlyMap<number, Shown>> {
  const cards = await feedOf(page).evaluate(async feed => {
    const seen = new Map<number, Shown>()
    const read = () => {
      for (const card of feed.querySelectorAll('article')) {
        const seq = Number(card.ariaLabel?.match(/^Thought ([\d,]+) by /)?.[1]?.replaceAll(',', ''))
        const body = card.querySelector('[dir="auto"]')
        if (!seq || !body) continue
        seen.set(seq, {
          seq,
          text: body.textContent ?? '',
          elements: [...body.querySelectorAll('*')].map(({ localName }) => localName),
          links: [...body.querySelectorAll('a')].map(link => ({
            href: link.getAttribute('href') ?? '',
            rel: link.rel,
            text: link.textContent ?? '',
          })),
        })
      }
    }
    read()
    for (let idle = 0; !seen.has(1) && idle < 600; idle++) {
      const [before, sights] = [feed.scrollTop, seen.size]
      feed.scrollBy(0, feed.clientHeight * 0.7)
      // Rows are drawn shortly after the scroll event, in the frame that follows.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      read()
      if (feed.scrollTop !== before || seen.size > sights) idle = 0
    }
    return [...seen]
  })
  return new Map(cards)
}
