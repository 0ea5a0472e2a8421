import type { ServerProcess } from '@mehfil/testkit/server-process'
import type { Browser, CDPSession, Page } from 'playwright'
import { createMember, type Member } from '../support/member.ts'
import { startServer } from '../support/server.ts'

const WORDS = [
  'The kettle sings, and nobody is in a hurry.',
  'बारिश रात भर होती रही, और हम बातें करते रहे।',
  'آج شام سب لوگ چھت پر بیٹھے ہیں',
  'সারাদিন জানালার পাশে বসে বই পড়েছি।',
]

/** Text of the length of an ordinary thought, in one of four scripts. */
export const aText = (at: number) => `${`${WORDS[at % WORDS.length]} `.repeat(1 + (at % 4))}(${at})`

export type Rooms = {
  readonly server: ServerProcess
  readonly reader: Member
  readonly rooms: readonly { readonly id: string; readonly slug: string; readonly name: string }[]
}

/** A server of its own, and somebody who sits in so many rooms of so many thoughts each. */
export async function withRooms<Result>(
  { count, thoughts }: { count: number; thoughts: number },
  use: (rooms: Rooms) => Promise<Result>,
): Promise<Result> {
  const server = await startServer()
  try {
    const reader = await createMember(server.url, 'Reader')
    const writer = await createMember(server.url, 'Writer')
    const rooms = await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const name = `Room ${at + 1}`
        const room = await reader.openTopic({ slug: `room-${at + 1}`, name })
        await writer.join(room.id)
        await writer.postMany(
          room.id,
          Array.from({ length: thoughts }, (_, at) => aText(at)),
        )
        return room
      }),
    )
    return await use({ server, reader, rooms })
  } finally {
    await server.stop()
  }
}

/** Her browser on a machine that is so many times slower; data saving is on, so that nothing is loaded ahead. */
export async function openBrowser(
  browser: Browser,
  { server, reader }: Rooms,
  slowdown: number,
): Promise<{ page: Page; devtools: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 } })
  await context.addCookies(reader.cookies)
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
  })
  // What runs in the page was translated by tsx, which marks functions with their names by this.
  await context.addInitScript('globalThis.__name = marked => marked')
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return { page, devtools, close: () => context.close() }
}

/** Everything that the page fetches after its first picture is there. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('article').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}
