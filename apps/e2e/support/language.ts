import { LANGUAGE_COOKIE, type Language } from '@mehfil/shared/language'
import type { Page } from 'playwright/test'

/** As if it had been chosen in this browser before. */
export async function speak(page: Page, language: Language, url: string): Promise<void> {
  await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: language, url, sameSite: 'Lax' }])
}
