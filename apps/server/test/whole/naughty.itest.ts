import { readFileSync } from 'node:fs'
import { Password } from '@mehfil/shared/fields'
import { normaliseLine, normaliseText } from '@mehfil/shared/text'
import type { Thought } from '@mehfil/shared/thought'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { createBrowser, opened } from '../browser.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { atOnce } from './at-once.ts'
import { audit, everythingOf } from './audit.ts'
import { type Ack, askHttp, askSocket, done, type Input, isTyped } from './calls.ts'
import { setScene } from './examples.ts'
import { aTopic, post } from './watching.ts'

const fixture = '../../../../packages/testkit/fixtures/naughty-strings/naughty-strings.json'
const STRINGS: string[] = JSON.parse(readFileSync(new URL(fixture, import.meta.url), 'utf8'))

let server: WholeServer
let me: Someone
let socket: Socket
let topicId: string
let quietTopicId: string
let untouched: unknown
beforeAll(async () => {
  server = await startWholeServer()
  me = await someone(server, 'naughty')
  socket = await opened(me.browser.connect())
  topicId = await aTopic(me)
  quietTopicId = (await setScene(server)).topicId
})
beforeEach(async () => {
  untouched = await everythingOf(server.pool, quietTopicId)
})
afterEach(async () => {
  expect(await everythingOf(server.pool, quietTopicId)).toEqual(untouched)
  expect(await audit(server.pool)).toEqual([])
  expect(server.faults).toEqual([])
})
afterAll(async () => {
  socket.close()
  await server.stop()
})

/** Hashes cost what they are meant to cost: where they prove little more, one string in so many will do. */
const EXPENSIVE = 16

/** How many were taken and how many refused: a field that takes all or nothing was not looked at. */
type Tally = { kept: number; refused: number }

/** The answer is a success or says in our own form what is wrong with the text. True for a success. */
function settle(tally: Tally, text: string, answer: Pick<Ack, 'ok' | 'error'>): boolean {
  if (answer.ok) tally.kept++
  else {
    tally.refused++
    const { code, field } = answer.error ?? {}
    expect({ text, code, isTyped: isTyped(answer.error) }).toEqual({ text, code: 'invalid', isTyped: true })
    expect({ text, field }).toEqual({ text, field: expect.any(String) })
  }
  return answer.ok
}

async function withEach(check: (text: string, tally: Tally, index: number) => Promise<void>): Promise<Tally> {
  const tally = { kept: 0, refused: 0 }
  await atOnce(8, STRINGS, (text, index) => check(text, tally, index))
  expect(tally.kept + tally.refused).toBe(STRINGS.length)
  return tally
}

const overHttp = async (name: string, input: Input, browser = me.browser): Promise<Ack> => {
  const { status, body } = await askHttp(browser, commandOf(name), input)
  return { ...body, ok: status < 300 }
}

const expectKept = (kept: unknown, text = '', normalise = normaliseText) =>
  expect({ text, kept }).toEqual({ text, kept: normalise(text) })

const asHandle = (text: string) => text.trim().replace(/^@/, '').toLowerCase()

/** The text of each thought of a topic, by id, as everyone reads it. */
async function bodiesOf(topicId: string): Promise<Map<string, string | null>> {
  const bodies = new Map<string, string | null>()
  for (let before: unknown; before !== null; ) {
    const input = { topicId, limit: 100, ...(before ? { before } : {}) }
    const page = await done(me.browser, commandOf('thoughts:load'), input)
    for (const { id, body } of page.thoughts as Thought[]) bodies.set(id, body)
    before = page.older
  }
  return bodies
}

async function formerBodies(): Promise<Map<string, string>> {
  const { rows } = await server.pool.query<{ id: string; body: string }>(
    'select thought_id as id, v.body from thought_versions v join thoughts on id = thought_id where topic_id = $1',
    [topicId],
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}

test('there are hundreds of them', () => {
  expect(STRINGS.length).toBeGreaterThan(500)
})

describe('every naughty string', () => {
  test('as a thought, and then as its new text, is kept as it reads, or refused', async () => {
    const thoughts = new Map<number, Thought>()
    const posted = await withEach(async (body, tally, index) => {
      const answer = await askSocket(socket, 'thought:post', { topicId, clientId: newId(), body })
      if (settle(tally, body, answer)) thoughts.set(index, answer.thought as Thought)
    })
    const shown = await bodiesOf(topicId)
    for (const [index, { id }] of thoughts) expectKept(shown.get(id), STRINGS[index])

    // Each is replaced by the text of the one after it, so that the former text and the new one are both naughty.
    const former = new Map<string, string | null>()
    const edited = await withEach(async (body, tally, index) => {
      const thought = thoughts.get(index - 1) ?? (await post(me, topicId, 'Saada'))
      const edit = { thoughtId: thought.id, body, rev: thought.rev }
      if (!settle(tally, body, await askSocket(socket, 'thought:edit', edit))) return
      const changed = { ...thought, body: normaliseText(body) }
      thoughts.set(index - 1, changed)
      if (changed.body !== thought.body) former.set(thought.id, thought.body)
    })
    const shownNow = await bodiesOf(topicId)
    for (const { id, body } of thoughts.values()) expect(shownNow.get(id)).toBe(body)
    expect(await formerBodies()).toEqual(former)
    const [some] = former.keys()
    const { versions } = await done(me.browser, commandOf('thought:history'), { thoughtId: some })
    expect(versions).toMatchObject([{ body: former.get(some ?? '') }])
    expect(posted.kept).toBeGreaterThan(400)
    expect(edited).toEqual(posted)
  })

  test('as the name of a topic is kept as it reads, on one line, or refused', async () => {
    const { kept } = await withEach(async (name, tally, index) => {
      const answer = await askSocket(socket, 'topic:create', { slug: `naughty-name-${index}`, name })
      if (settle(tally, name, answer))
        expectKept((answer.topic as { name: string }).name, name, normaliseLine)
    })
    expect(kept).toBeGreaterThan(300)
  })

  test('as the description of a topic is kept as it reads, or refused', async () => {
    const own = await aTopic(me)
    const tally = { kept: 0, refused: 0 }
    for (const description of STRINGS) {
      const answer = await askSocket(socket, 'topic:edit', { topicId: own, description })
      if (!settle(tally, description, answer)) continue
      expectKept((answer.topic as { description: string }).description, description)
    }
    expect(tally.kept).toBeGreaterThan(400)
  })

  test('as name or bio of a member is kept as it reads, or refused', async () => {
    type User = { displayName: string; bio: string }
    const names = await withEach(async (displayName, tally) => {
      const answer = await askSocket(socket, 'person:edit', { displayName })
      if (!settle(tally, displayName, answer)) return
      expectKept((answer.user as User).displayName, displayName, normaliseLine)
    })
    const bios = await withEach(async (bio, tally) => {
      const answer = await askSocket(socket, 'person:edit', { bio })
      if (settle(tally, bio, answer)) expectKept((answer.user as User).bio, bio)
    })
    expect(names.kept).toBeGreaterThan(300)
    expect(bios.kept).toBeGreaterThan(400)
  })

  test('looked for among topics finds those that have it in their name, and nothing else', async () => {
    const { rows } = await server.pool.query<{ name: string; slug: string }>('select name, slug from topics')
    await withEach(async (query, tally) => {
      const answer = await overHttp('topic:list', { query, limit: 100 })
      if (!settle(tally, query, answer)) return
      const sought = normaliseLine(query).toLowerCase()
      const found = answer.topics as Array<{ name: string; slug: string }>
      const isSought = ({ name, slug }: { name: string; slug: string }) =>
        name.toLowerCase().includes(sought) || slug.includes(sought)
      // Postgres and JavaScript differ about a few capital letters; nobody is missed for them.
      if (/^[\x20-\x7E]*$/.test(query)) {
        expect({ query, all: found.every(isSought) }).toEqual({ query, all: true })
        expect({ query, count: found.length }).toEqual({
          query,
          count: Math.min(100, rows.filter(isSought).length),
        })
      }
    })
  })

  test('looked for among thoughts, people and topics is found, or is no word', async () => {
    const kinds = ['thoughts', 'people', 'topics']
    const { kept } = await withEach(async (q, tally, index) => {
      settle(tally, q, await overHttp('search:find', { q, kind: kinds[index % 3], limit: 5 }))
    })
    expect(kept).toBeGreaterThan(250)
  })

  test('as a slug or in the address of a topic is refused, or is just that', async () => {
    await withEach(async (text, tally) => {
      const made = await askSocket(socket, 'topic:create', { slug: text, name: 'Named' })
      if (settle(tally, text, made)) expect((made.topic as { slug: string }).slug).toBe(text)
      const asked = await overHttp('topic:get', { topicId: text === '' ? ' ' : text })
      if (asked.ok) expect((asked.topic as { slug: string }).slug).toBe(text)
      else expect(['invalid', 'not-found']).toContain(asked.error?.code)
    })
  })

  test('as a handle is refused, or is just that; and looks for nobody else', async () => {
    await withEach(async (handle, tally, index) => {
      const browser = createBrowser(server.url)
      const made = await overHttp('account:register', { handle, password: 'a good long password' }, browser)
      if (made.error?.code === 'conflict') tally.refused++
      else if (settle(tally, handle, made)) {
        expect((made.user as { handle: string }).handle).toBe(asHandle(handle))
      }
      // A login compares with a hash even where there is nobody, and that takes its time.
      if (index % EXPENSIVE > 0) return
      const found = await overHttp('person:get', { handle }, browser)
      if (found.ok) expect((found.person as { handle: string }).handle).toBe(asHandle(handle))
      else expect(['invalid', 'not-found']).toContain(found.error?.code)
      const login = await overHttp('account:log-in', { handle, password: 'not the password' }, browser)
      expect(['unauthenticated', 'invalid']).toContain(login.error?.code)
    })
  })

  test('as a password opens the account again, byte for byte, or is refused', async () => {
    const tally = { kept: 0, refused: 0 }
    const isLikely = (text: string) => Password.safeParse(text).success
    // All that is refused before a hash is made, and a good part of the rest.
    const some = STRINGS.filter((text, index) => !isLikely(text) || index % 5 === 0)
    await atOnce(4, some, async (password, index) => {
      const browser = createBrowser(server.url)
      const handle = `naughty_${index}`
      if (!settle(tally, password, await overHttp('account:register', { handle, password }, browser))) return
      const logIn = (given: string) => overHttp('account:log-in', { handle, password: given }, browser)
      expect(await logIn(password)).toMatchObject({ ok: true })
      if (index % EXPENSIVE > 0) return
      expect(await logIn(` ${password}`)).toMatchObject({ error: { code: 'unauthenticated' } })
    })
    expect(tally.kept).toBeGreaterThan(60)
    expect(tally.refused).toBeGreaterThan(100)
  })
})
