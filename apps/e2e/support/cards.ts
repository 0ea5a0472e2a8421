import type { Page } from 'playwright/test'
import { rest } from './place.ts'
import { feedOf } from './topic-page.ts'

/** A card as a person and a browser read it, without its age, which grows meanwhile. */
export type ReadCard = {
  readonly label: string
  readonly words: string
  readonly buttons: readonly string[]
  readonly links: readonly { readonly href: string; readonly rel: string }[]
  /** Every kind of element in it, but the pictures on buttons. */
  readonly elements: readonly string[]
}

/** Every card of the topic from the newest down to the first, by scrolling. */
export async function readAllCards(page: Page): Promise<readonly ReadCard[]> {
  await feedOf(page).evaluate(feed => feed.scrollTo(0, 0))
  await rest(page)
  return await feedOf(page).evaluate(async feed => {
    const cards = new Map<string, ReadCard>()

    const read = (card: Element): ReadCard => {
      const copy = card.cloneNode(true) as Element
      for (const passing of copy.querySelectorAll('time, button svg')) passing.remove()
      const links = [...copy.querySelectorAll('a')].map(({ href, rel }) => ({ href, rel }))
      const elements = [...new Set([...copy.querySelectorAll('*')].map(({ localName }) => localName))].sort()
      const buttons = [...copy.querySelectorAll('footer :is(button, a)')].map(
        ({ ariaLabel }) => ariaLabel ?? '',
      )
      for (const footer of copy.querySelectorAll('footer')) footer.remove()
      return { label: card.ariaLabel ?? '', words: copy.textContent ?? '', buttons, links, elements }
    }

    for (let step = 0; step < 400; step++) {
      for (const card of feed.querySelectorAll('article')) cards.set(card.id, read(card))
      const isAtEnd = feed.scrollTop + feed.clientHeight >= feed.scrollHeight - 1
      if (isAtEnd && feed.textContent?.includes('This is where it began.')) break
      feed.scrollBy(0, feed.clientHeight * 0.7)
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
    }
    return [...cards.values()]
  })
}
