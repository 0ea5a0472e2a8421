import type { Locator, Page } from 'playwright/test'
import { expect } from './test.ts'
import { cardNumber } from './topic-page.ts'

/** An address, and what tells that its page is there. */
export type Go = { readonly path: string; readonly shows: (page: Page) => Locator }

export const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name, level: 1 })
export const someCard = (page: Page) => page.getByRole('article').first()

export const SHAM = '/t/sham-e-sukhan'

/**
 * Every page there is, for the tests that look at all of them: by eye and ear (eyes-and-ears.spec.ts), with the keyboard
 * alone (crawler.spec.ts), and with other eyes (other-eyes.spec.ts). A new page joins them by a line here.
 */
export const GUESTS_PAGES: Record<string, Go> = {
  'explore, greeting a guest': { path: '/explore', shows: page => page.getByText('Come in, sit anywhere.') },
  'a topic, read by a guest': {
    path: SHAM,
    shows: page => page.getByRole('link', { name: 'Sign in to share' }),
  },
  'sign in': { path: '/sign-in', shows: page => page.getByLabel('Handle') },
  'what another app shares, before signing in': {
    path: '/share',
    shows: page => page.getByText('Sign in to share it'),
  },
  'sign up': { path: '/sign-up', shows: page => page.getByLabel('Handle') },
}

export const MEMBERS_PAGES: Record<string, Go> = {
  home: { path: '/', shows: someCard },
  explore: { path: '/explore', shows: someCard },
  topics: {
    path: '/topics',
    shows: page => page.getByRole('link', { name: /Late night thoughts/i }).first(),
  },
  'a topic': { path: SHAM, shows: someCard },
  'a topic that was not joined': {
    path: '/t/hindi-chaupal',
    shows: page =>
      page
        .getByRole('button', { name: /^Join(ed)? हिंदी चौपाल/ })
        .filter({ visible: true })
        .first(),
  },
  'the page of a thought': { path: `${SHAM}/12`, shows: page => cardNumber(page, 12) },
  'a thread': { path: `${SHAM}/12/thread`, shows: someCard },
  bookmarks: { path: '/bookmarks', shows: page => page.getByText('Nothing kept yet') },
  'somebody’s page': { path: '/@noor', shows: heading(/./) },
  'the topics of somebody': { path: '/@noor/topics', shows: heading(/./) },
  notices: { path: '/notifications', shows: page => page.getByText('All quiet') },
  'a search': { path: '/search?q=chai', shows: someCard },
  'a search not begun': { path: '/search', shows: page => page.getByText('How to find it') },
  settings: { path: '/settings', shows: page => page.getByText('This browser', { exact: true }) },
  'a new topic': { path: '/topics/new', shows: page => page.getByLabel('Address') },
  'nothing here': { path: '/where/is/this', shows: heading('Nothing here') },
  'no such topic': { path: '/t/no-such-room', shows: page => page.getByText('There is no topic here') },
}

export async function visit(page: Page, { path, shows }: Go): Promise<void> {
  await page.goto(path)
  // The picture of the page is no page yet.
  await expect(page.locator('#first-picture')).toHaveCount(0)
  await expect(shows(page)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}
