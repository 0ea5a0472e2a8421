import { expect, type Page } from 'playwright/test'

interface Thought {
  id: string
  lang: string
  text: string
  picture: number
}

/** What the harness page puts on the window; see apps/web/harness/anchored-list.tsx. */
interface Harness {
  show(change: (rows: readonly Thought[]) => readonly Thought[]): void
  aThought(number: number): Thought
  thoughts(newest: number, count: number): Thought[]
  list: {
    element: HTMLElement
    scrollToKey(key: string, options?: { align?: 'start' | 'center' | 'end' | 'nearest' }): boolean
    scrollToTop(): void
    anchor(): { key: string; offset: number } | null
  }
  drawn: Map<string, number>
  told: { ranges: { first: number; last: number }[]; atTop: boolean[]; starts: number; ends: number }
}

declare global {
  interface Window {
    harness: Harness
    /** Where the watched row was in each frame since it is watched; NaN in a frame that lacked it. */
    watchedTops: number[]
    /** How far the rows in view have moved in all, and the most that two differed in one frame. */
    watchedMoves: { moved: number; unevenness: number; viewHeight: number }
  }
}

/** Waits until the list has been at rest for some frames. */
export async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const look = () => `${window.harness.list.element.scrollTop} ${window.harness.list.element.scrollHeight}`
    for (let still = 0, last = look(); still < 8; still++) {
      await new Promise(requestAnimationFrame)
      if (look() !== last) still = 0
      last = look()
    }
  })
}

export async function scrollTo(page: Page, top: number): Promise<void> {
  await page.evaluate(to => {
    window.harness.list.element.scrollTop = to
  }, top)
  await rest(page)
}

/** The first fully visible row, by geometry and not by what the list says. */
export function firstWholeRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const top = window.harness.list.element.getBoundingClientRect().top
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row-key]')]
      .map(row => ({ key: row.dataset.rowKey ?? '', top: row.getBoundingClientRect().top }))
      .filter(row => row.top > top - 0.5)
      .sort((a, b) => a.top - b.top)
    return rows[0]?.key ?? ''
  })
}

/**
 * The most that a row was away from where it stood before, in any frame while `act` ran and for some frames after it:
 * read at the start of each frame, which shows what was painted last, and once more after its layout.
 */
export async function driftOf(page: Page, key: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(watched => {
    const tops: number[] = []
    window.watchedTops = tops
    const look = () => {
      const row = document.querySelector(`[data-row-key="${watched}"]`)
      const list = window.harness.list.element.getBoundingClientRect()
      tops.push(row ? row.getBoundingClientRect().top - list.top : Number.NaN)
    }
    const channel = new MessageChannel()
    channel.port1.onmessage = look
    const frame = () => {
      if (window.watchedTops !== tops) return
      look()
      channel.port2.postMessage(null)
      requestAnimationFrame(frame)
    }
    frame()
  }, key)
  await act()
  await rest(page)
  const tops = await page.evaluate(() => {
    const seen = window.watchedTops
    window.watchedTops = []
    return seen
  })
  expect(tops.length, 'frames watched').toBeGreaterThan(8)
  const drift = Math.max(...tops.map(top => Math.abs(top - (tops[0] ?? Number.NaN))))
  return Number.isNaN(drift) ? Number.POSITIVE_INFINITY : drift
}

/** From here on `watchedMoves` follows whatever rows are in view from frame to frame. */
export async function watchMoves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const view = window.harness.list.element.getBoundingClientRect()
    const moves = { moved: 0, unevenness: 0, viewHeight: window.harness.list.element.clientHeight }
    window.watchedMoves = moves
    let last = new Map<string, number>()
    const frame = () => {
      if (window.watchedMoves !== moves) return
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row-key]')]
      const now = new Map(rows.map(row => [row.dataset.rowKey ?? '', row.getBoundingClientRect().top]))
      const steps = [...now]
        .filter(([, top]) => top >= view.top && top < view.bottom)
        .map(([key, top]) => top - (last.get(key) ?? Number.NaN))
        .filter(step => !Number.isNaN(step))
      if (steps.length > 0) {
        moves.moved += Math.min(...steps)
        moves.unevenness = Math.max(moves.unevenness, Math.max(...steps) - Math.min(...steps))
      }
      last = now
      requestAnimationFrame(frame)
    }
    frame()
  })
}

/** Row boxes must follow each other without gap or overlap of more than a px. */
export async function expectSeamless(page: Page): Promise<void> {
  const worst = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-row-key]')]
      .map(row => row.getBoundingClientRect())
      .sort((a, b) => a.top - b.top)
    return Math.max(0, ...boxes.slice(1).map((box, at) => Math.abs(box.top - (boxes[at]?.bottom ?? 0))))
  })
  expect(worst, 'gap between rows').toBeLessThanOrEqual(1)
}
