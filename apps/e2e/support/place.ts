import { type Page, test } from 'playwright/test'
import { expect } from './test.ts'
import { feedOf } from './topic-page.ts'

/** Where a reader is: the first card that is whole, by its number and its element, and how many px down the feed it begins. */
export type Place = { readonly seq: number; readonly card: string; readonly top: number }

/** More cards than this are never in the document, however long the topic is. */
export const MOST_CARDS = 20

declare global {
  interface Window {
    /** What each frame showed since a card is watched: its distance from the feed's edge (NaN: gone), and the cards. */
    watched: { tops: number[]; mostCards: number }
  }
}

/** Waits until the feed has been at rest for some frames. */
export async function rest(page: Page): Promise<void> {
  await feedOf(page).evaluate(async feed => {
    const look = () => `${feed.scrollTop} ${feed.scrollHeight} ${feed.clientHeight}`
    for (let still = 0, last = look(); still < 8; still++) {
      await new Promise(requestAnimationFrame)
      if (look() !== last) still = 0
      last = look()
    }
  })
}

export async function scrollBy(page: Page, px: number): Promise<void> {
  await feedOf(page).evaluate((feed, by) => feed.scrollBy(0, by), px)
  await rest(page)
}

export async function placeOf(page: Page): Promise<Place> {
  await rest(page)
  return await feedOf(page).evaluate(feed => {
    const edge = feed.getBoundingClientRect().top
    const places = [...feed.querySelectorAll('article')]
      .map(card => ({
        card: card.id,
        seq: Number(card.ariaLabel?.match(/^Thought ([\d,]+) by /)?.[1]?.replaceAll(',', '')),
        top: card.getBoundingClientRect().top - edge,
      }))
      .filter(({ seq, top }) => !Number.isNaN(seq) && top > -0.5)
      .sort((a, b) => a.top - b.top)
    return places[0] ?? { seq: 0, card: '', top: 0 }
  })
}

/** The same card, at the same pixel. */
export async function expectPlace(
  page: Page,
  { seq, top }: Pick<Place, 'seq' | 'top'>,
  name: string,
): Promise<void> {
  await expect.poll(async () => (await placeOf(page)).seq, `the card after: ${name}`).toBe(seq)
  const moved = Math.abs((await placeOf(page)).top - top)
  note('place', `${name}: ${moved.toFixed(2)} px`)
  expect(moved, `px from the former place after: ${name}`).toBeLessThanOrEqual(1)
}

/**
 * Runs `act` and expects that no frame meanwhile, nor some after it, shows the first whole card elsewhere: read at the
 * start of each frame, which is what was painted last, and once more after its layout.
 */
export async function expectHeld(
  page: Page,
  name: string,
  act: (place: Place) => Promise<unknown>,
): Promise<void> {
  const place = await placeOf(page)
  await feedOf(page).evaluate((feed, id) => {
    const watched = { tops: [] as number[], mostCards: 0 }
    window.watched = watched
    const look = () => {
      const card = document.getElementById(id)
      const edge = feed.getBoundingClientRect().top
      watched.tops.push(card ? card.getBoundingClientRect().top - edge : Number.NaN)
      watched.mostCards = Math.max(watched.mostCards, feed.querySelectorAll('article').length)
    }
    const channel = new MessageChannel()
    channel.port1.onmessage = look
    const frame = () => {
      if (window.watched !== watched) return
      look()
      channel.port2.postMessage(null)
      requestAnimationFrame(frame)
    }
    frame()
  }, place.card)
  await act(place)
  await rest(page)
  const { tops, mostCards } = await page.evaluate(() => {
    const seen = window.watched
    window.watched = { tops: [], mostCards: 0 }
    return seen
  })
  const drift = Math.max(...tops.map(top => Math.abs(top - place.top)))
  note('drift', `${name}: ${drift.toFixed(2)} px in ${tops.length} looks, at most ${mostCards} cards`)
  expect(tops.length, `looks during: ${name}`).toBeGreaterThan(16)
  expect(drift, `px of drift during: ${name}`).toBeLessThanOrEqual(1)
  expect(mostCards, `cards in the document during: ${name}`).toBeLessThanOrEqual(MOST_CARDS)
}

export function note(type: string, description: string): void {
  test.info().annotations.push({ type, description })
}
