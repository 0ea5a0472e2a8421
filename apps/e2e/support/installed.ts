import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright/test'
import type { Member } from './member.ts'
import { collectFaults, type PageFault } from './page-faults.ts'
import { expect, test } from './test.ts'

/** A browser whose profile outlives it, and which may have a service worker. */
export function createDevice() {
  const profile = mkdtempSync(path.join(tmpdir(), 'mehfil-profile-'))
  const faults: (readonly PageFault[])[] = []
  let context: BrowserContext | undefined

  return {
    /** Switches it on. */
    async start(baseURL: string): Promise<Page> {
      const { launchOptions, viewport } = test.info().project.use
      context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        baseURL,
        viewport: viewport ?? null,
        serviceWorkers: 'allow',
      })
      faults.push(await collectFaults(context))
      return context.newPage()
    },
    /** What is open. */
    pages: () => context?.pages().filter(page => page.url() !== 'about:blank') ?? [],
    /** Off, with all that is open. */
    async end(): Promise<void> {
      await context?.close()
      context = undefined
    },
    async throwAway(): Promise<void> {
      await context?.close()
      rmSync(profile, { recursive: true, force: true })
      expect(faults.flat(), 'faults of the pages').toEqual([])
    },
  }
}

/** By hand: the cookie of a member who was made elsewhere ends with the browser. */
export async function signIn(page: Page, { handle, password }: Member, next = '/'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByRole('textbox', { name: 'Handle' }).fill(handle)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** The worker is there, and has all it needs. */
export const workerIsReady = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null)

/** The addresses in the caches of a browser whose names begin so. */
export const cached = (page: Page, name: string) =>
  page.evaluate(async start => {
    const names = (await caches.keys()).filter(each => each.startsWith(start))
    const requests = await Promise.all(names.map(async each => (await caches.open(each)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  }, name)
