import type { Locator, Page } from 'playwright/test'
import { expect } from './test.ts'

/** More presses than this lead nowhere that a person would go. */
const FAR = 40

/**
 * Somebody with a keyboard and nothing else: whatever she presses, what has the focus then is there and is seen to have
 * it.
 */
export function handsOn(page: Page) {
  const { keyboard } = page

  async function press(key: string): Promise<void> {
    await keyboard.press(key)
    await expect.poll(() => page.evaluate(lookAtFocus), `the focus after ${key}`).toBe('seen')
  }

  return {
    press,
    /** Letters, to where the focus is: keys of the app, or words of hers. */
    type: (letters: string) => keyboard.type(letters),
    async walk(steps: readonly string[]) {
      for (const key of steps) await press(key)
    },
    /** Presses a key until it has led there: Tab, or an arrow in a menu. */
    async reach(wanted: Locator, key = 'Tab') {
      await expect(wanted).toBeVisible()
      for (let presses = 0; presses < FAR; presses++) {
        if (await wanted.evaluate(element => element === document.activeElement)) return
        await press(key)
      }
      throw new Error(`${key} does not lead to ${wanted}`)
    },
  }
}

/** In the page: whether something has the focus, stands in view, and has a ring around it, itself or as its frame. */
function lookAtFocus(): string {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'nowhere'
  // The column as a whole is where one begins on a new page; nothing is done with it.
  if (focused.id === 'main') return 'seen'
  const { top, bottom, width, height } = focused.getBoundingClientRect()
  const what = focused.ariaLabel ?? focused.outerHTML.slice(0, 80)
  if (width < 2 || height < 2 || bottom <= 0 || top >= innerHeight) return `out of view: ${what}`
  for (let ring: Element | null = focused, out = 0; ring && out < 3; ring = ring.parentElement, out++) {
    const { outlineStyle, outlineWidth } = getComputedStyle(ring)
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return 'seen'
  }
  return `without a ring: ${what}`
}
