import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClientId } from '@mehfil/client/client-id'
import type { Thought, ThoughtPage } from '@mehfil/shared/thought'
import { createHttpSession, type HttpSession } from '@mehfil/testkit/http-session'
import { type Browser, chromium, type Page } from 'playwright'
import config from './playwright.config.ts'
import { startServer } from './support/server.ts'

// `pnpm pictures [folder]`: the pictures of the README, taken of the built app with its demo content.
const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const DESK = { viewport: { width: 1280, height: 860 } }
const PHONE = { viewport: { width: 400, height: 820 }, isMobile: true, hasTouch: true }
const TOPICS = ['sham-e-sukhan', 'late-night-thoughts', 'study-circle', 'chai-small-wins', 'bangla-adda']
const ROOM = 'sham-e-sukhan'
const VERSE = 'ہزاروں خواہشیں ایسی'

type Look = { colorScheme: 'light' | 'dark'; deviceScaleFactor?: number } & (typeof DESK | typeof PHONE)

type Person = {
  session: HttpSession
  say: <Answer>(method: string, path: string, body?: object) => Promise<Answer>
}

async function comeIn(url: string, handle: string, displayName: string): Promise<Person> {
  const session = createHttpSession(url)
  const say: Person['say'] = async <Answer>(method: string, path: string, body?: object) => {
    const answer = await session.ask<Answer>(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${JSON.stringify(answer)}`)
    return answer.body
  }
  await session.register(handle)
  await say('PATCH', '/api/people/me', { displayName })
  for (const topic of TOPICS) await say('PUT', `/api/topics/${topic}/membership`)
  return { session, say }
}

async function share({ say }: Person, topic: string, body: string, replyTo?: string): Promise<string> {
  const thought = { clientId: createClientId(Date.now()), body, ...(replyTo ? { replyTo } : {}) }
  return (await say<{ thought: Thought }>('POST', `/api/topics/${topic}/thoughts`, thought)).thought.id
}

/** She shared something and was answered after she had left; elsewhere others went on, too. */
async function spendAnEvening(url: string): Promise<Person> {
  const zoya = await comeIn(url, 'zoya', 'Zoya Anwar')
  const imran = await comeIn(url, 'imran', 'Imran Qureshi')
  const { thoughts } = await zoya.say<ThoughtPage>('GET', `/api/topics/${ROOM}/thoughts`)
  const verse = thoughts.find(({ body }) => body?.startsWith(VERSE))
  if (!verse) throw new Error('The demo content lacks the verse of the close-up.')
  const shared = await share(zoya, ROOM, 'Read this one on the bus, and missed my stop.', verse.id)
  await zoya.say('PUT', `/api/thoughts/${verse.id}/reactions/relatable`)
  await zoya.say('PUT', `/api/topics/${ROOM}/read`, { seq: (thoughts[0]?.seq ?? 0) + 1 })

  await share(imran, ROOM, 'Then the couplet has done its work. The chai is on me.', shared)
  await imran.say('PUT', `/api/thoughts/${shared}/reactions/relatable`)
  for (const line of [
    'Still awake. The fridge is humming in D.',
    'The moon has gone behind the water tank.',
  ]) {
    await share(imran, 'late-night-thoughts', line)
  }
  await share(imran, 'bangla-adda', 'আজ রাতে চা কে বানাবে?')
  return zoya
}

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
  const member = await spendAnEvening(url)
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
}

const server = await startServer()
const browser = await chromium.launch(config.use?.launchOptions)
try {
  await takePictures(browser, server.url)
} finally {
  await browser.close()
  await server.stop()
}
