import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { type Person, ROOM, spendAnEvening, VERSE } from './pictures/evening.ts'
import { filmInPlace } from './pictures/in-place.ts'
import config from './playwright.config.ts'
import { startServer } from './support/server.ts'

// `pnpm pictures [folder]`: the pictures of the README, taken of the built app with its demo content.
const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const DESK = { viewport: { width: 1280, height: 860 } }
const PHONE = { viewport: { width: 400, height: 820 }, isMobile: true, hasTouch: true }

type Look = { colorScheme: 'light' | 'dark'; deviceScaleFactor?: number } & (typeof DESK | typeof PHONE)

/** The room as this member sees it, once all of it is there. */
async function openRoom(browser: Browser, url: string, { session }: Person, look: Look): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...look })
  await context.addCookies(
    session
      .cookie()
      .split('; ')
      .map(pair => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
      }),
  )
  // Taking a picture is not reading: the next one shows the same line where she left off.
  await context.addInitScript(() => {
    window.IntersectionObserver.prototype.observe = () => undefined
  })
  const page = await context.newPage()
  await page.goto(`/t/${ROOM}`)
  await page.getByText('You left off here').waitFor()
  await page.getByRole('article').filter({ hasText: VERSE }).first().waitFor()
  await page.getByRole('link', { name: 'Your page' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  return page
}

async function takePictures(browser: Browser, url: string): Promise<void> {
  const { zoya: member, imran } = await spendAnEvening(url)
  const pictures: Record<string, Look> = {
    light: { ...DESK, colorScheme: 'light' },
    dark: { ...DESK, colorScheme: 'dark' },
    phone: { ...PHONE, colorScheme: 'light' },
    'phone-dark': { ...PHONE, colorScheme: 'dark' },
  }
  const pathOf = (name: string) => join(FOLDER, `${name}.png`)
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, look] of Object.entries(pictures)) {
    const page = await openRoom(browser, url, member, look)
    await page.screenshot({ path: pathOf(name) })
    await page.context().close()
  }

  const page = await openRoom(browser, url, member, { ...DESK, colorScheme: 'light', deviceScaleFactor: 2 })
  const verse = page.getByRole('article', { name: /by Mirza/ }).filter({ hasText: VERSE })
  await verse.screenshot({ path: pathOf('urdu') })
  await page.context().close()

  const desk = { viewport: { width: 900, height: 620 }, colorScheme: 'light' } as const
  const film = await openRoom(browser, url, member, desk)
  await filmInPlace(film, imran, join(FOLDER, 'in-place.webp'))
  await film.context().close()
}

const server = await startServer()
const browser = await chromium.launch(config.use?.launchOptions)
try {
  await takePictures(browser, server.url)
} finally {
  await browser.close()
  await server.stop()
}
