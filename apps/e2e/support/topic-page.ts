import type { Locator, Page } from 'playwright/test'
import { expect } from './test.ts'

export const feedOf = (page: Page) => page.getByRole('feed')

/** How the label of a card begins. */
export const labelStart = (seq: number) => `Thought ${seq.toLocaleString('en')} by `

/** The card of a thought by its place in the topic. */
export const cardNumber = (page: Page, seq: number) =>
  page.getByRole('article', { name: new RegExp(`^${labelStart(seq)}`) })

/** The card that shows this text. */
export const cardWith = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) <= 720

/** Where a new thought is written: a line above the feed, or a sheet on a phone. */
export async function composerOf(page: Page): Promise<Locator> {
  if (!isPhone(page)) return page.getByRole('form', { name: /^Share a thought/ })
  const sheet = page.getByRole('dialog', { name: 'Share a thought' })
  if (!(await sheet.isVisible())) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Share' }).click()
  }
  return sheet.getByRole('form')
}

export async function share(page: Page, text: string): Promise<void> {
  const composer = await composerOf(page)
  await composer.getByRole('textbox').fill(text)
  await composer.getByRole('button', { name: 'Share' }).click()
}

/** Something from the menu of a card. */
export async function choose(page: Page, card: Locator, entry: string): Promise<void> {
  await card.getByRole('button', { name: 'More about this thought' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('article').first()).toBeVisible()
}
