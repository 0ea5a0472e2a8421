import type { Page } from 'playwright/test'
import { rest } from './place.ts'
import { feedOf } from './topic-page.ts'

type ReadLink = { readonly href: string; readonly rel: string; readonly text: string }

/** What an element holds: its text, the names of the elements in it, in their order, and the links. */
type ReadText = {
  readonly text: string
  readonly elements: readonly string[]
  readonly links: readonly ReadLink[]
}

/** A card as a person and a browser read it, without its age, which grows meanwhile. */
export type ReadCard = {
  readonly seq: number
  readonly label: string
  readonly buttons: readonly string[]
  /** All but the line of buttons. */
  readonly whole: ReadText
  /** What its author wrote; absent where it was erased. */
  readonly body: ReadText | undefined
}

/** Reads the open feed from the newest card down to the first, as a person does; by place in the topic. */
export async function readCards(page: Page): Promise<ReadonlyMap<number, ReadCard>> {
  await feedOf(page).evaluate(feed => feed.scrollTo(0, 0))
  await rest(page)
  const cards = await feedOf(page).evaluate(async feed => {
    const seen = new Map<number, ReadCard>()

    const readText = (element: Element): ReadText => ({
      text: element.textContent ?? '',
      elements: [...element.querySelectorAll('*')].map(({ localName }) => localName),
      links: [...element.querySelectorAll('a')].map(link => ({
        href: link.getAttribute('href') ?? '',
        rel: link.rel,
        text: link.textContent ?? '',
      })),
    })

    const read = (card: Element): ReadCard => {
      const copy = card.cloneNode(true) as Element
      const buttons = [...copy.querySelectorAll('footer :is(button, a)')].map(
        ({ ariaLabel }) => ariaLabel ?? '',
      )
      for (const passing of copy.querySelectorAll('time, footer')) passing.remove()
      const body = copy.querySelector('[dir="auto"]')
      const numbered = card.ariaLabel?.match(/^Thought ([\d,]+) by /) ?? card.textContent?.match(/#([\d,]+)$/)
      return {
        seq: Number(numbered?.[1]?.replaceAll(',', '')),
        label: card.ariaLabel ?? '',
        buttons,
        whole: readText(copy),
        body: body ? readText(body) : undefined,
      }
    }

    const readAll = () => {
      for (const card of feed.querySelectorAll('article')) {
        const shown = read(card)
        seen.set(shown.seq, shown)
      }
    }

    readAll()
    for (let idle = 0; !seen.has(1) && idle < 600; idle++) {
      const [before, sights] = [feed.scrollTop, seen.size]
      feed.scrollBy(0, feed.clientHeight * 0.7)
      // Rows are drawn shortly after the scroll event, in the frame that follows.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      readAll()
      if (feed.scrollTop !== before || seen.size > sights) idle = 0
    }
    return [...seen]
  })
  return new Map(cards)
}
