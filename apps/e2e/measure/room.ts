import type { ServerProcess } from '@mehfil/testkit/server-process'
import type { Browser, Page } from 'playwright'
import { createMember, type Member } from '../support/member.ts'
import { startServer } from '../support/server.ts'

const WRITERS = 16

/** Topics that many write into and one reads. */
export type Room = {
  readonly server: ServerProcess
  readonly writers: readonly Member[]
  readonly reader: Member
  readonly topics: readonly { readonly id: string; readonly slug: string }[]
}

/** Where a reader is: a feed, and how many px down. */
export const PLACES = [
  { name: 'topic, at the top', feed: 'topic', below: 0 },
  { name: 'topic, further down', feed: 'topic', below: 1_500 },
  { name: 'home, at the top', feed: 'home', below: 0 },
  { name: 'home, further down', feed: 'home', below: 1_500 },
] as const

/** The topics that a feed shows, and its address. */
export function shownIn({ topics }: Room, feed: (typeof PLACES)[number]['feed']) {
  if (feed === 'home') return { topics, path: '/' }
  return { topics: topics.slice(0, 1), path: `/t/${topics[0]?.slug}` }
}

/** A server of its own, a reader who has joined some topics with thoughts in them, and many who write there. */
export async function openRoom(server: ServerProcess, texts: readonly string[]): Promise<Room> {
  const reader = await createMember(server.url, 'Reader')
  // One after the other: many passwords at once are more than a server takes on.
  const writers: Member[] = []
  while (writers.length < WRITERS) writers.push(await createMember(server.url, 'Writer'))
  const topics = await Promise.all(
    ['one', 'two', 'three'].map(name => reader.openTopic({ slug: `measured-${name}`, name })),
  )
  for (const { id } of topics) {
    await Promise.all(writers.map(writer => writer.join(id)))
    for (const [at, text] of texts.entries()) await writers[at % writers.length]?.post(id, text)
  }
  return { server, writers, reader, topics }
}

export async function withRoom<Result>(
  texts: readonly string[],
  use: (room: Room) => Promise<Result>,
): Promise<Result> {
  const server = await startServer()
  try {
    return await use(await openRoom(server, texts))
  } finally {
    await server.stop()
  }
}

/** A window of the reader's, with nothing in it yet. */
export async function openWindow(browser: Browser, { server, reader }: Room): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 } })
  await context.addCookies(reader.cookies)
  // What runs in the page was translated by tsx, which marks functions with their names by this.
  await context.addInitScript('globalThis.__name = marked => marked')
  return await context.newPage()
}

/** Opens a feed and, where she reads `below`, goes so many px down. */
export async function readAt(page: Page, path: string, below: number): Promise<void> {
  await page.goto(path)
  await page.getByRole('article').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.getByRole('feed').evaluate(async (feed, px) => {
    feed.scrollTo(0, px)
    for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame)
  }, below)
}
