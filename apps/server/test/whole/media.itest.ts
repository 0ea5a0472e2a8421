import { existsSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '@mehfil/shared/limits'
import type { Media } from '@mehfil/shared/media'
import type { Thought } from '@mehfil/shared/thought'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId } from '#platform/id.ts'
import { createBrowser } from '../browser.ts'
import { quadrants } from '../pictures/quadrants.ts'
import { upload, uploaded } from '../pictures/served.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { audit } from './audit.ts'
import { askHttp, done, expectRefused } from './calls.ts'
import { aTopic, connected, framesOf, watch } from './watching.ts'

let server: WholeServer
let asha: Someone
let topicId: string
let png: Buffer
beforeAll(async () => {
  server = await startWholeServer()
  png = await quadrants(400, 300).png().toBuffer()
})
beforeEach(async () => {
  asha = await someone(server, 'asha')
  topicId = await aTopic(asha)
})
afterAll(async () => {
  expect(await audit(server.pool)).toEqual([])
  expect(server.faults).toEqual([])
  await server.stop()
})

const aPicture = (alt = '', clientId = newId()) => uploaded(asha.browser, png, { alt, clientId })
const withPicture = ({ id }: Media, clientId = newId()) => ({ topicId, clientId, body: 'See', media: [id] })
const posting = (input: object, { browser } = asha) =>
  askHttp(browser, commandOf('thought:post'), input as Record<string, unknown>)
const posted = async (input: object) =>
  (await done(asha.browser, commandOf('thought:post'), input as Record<string, unknown>)).thought as Thought

const get = (address: string, { browser }: Pick<Someone, 'browser'>) => browser.ask('GET', address)
const guest = () => ({ browser: createBrowser(server.url) })

const filesOf = ({ variants }: Media) =>
  variants.map(({ url }) => {
    const file = path.basename(url)
    return path.join(server.dataDir, 'media', file.slice(0, 2), file)
  })

const rowsOf = async ({ id }: Pick<Media, 'id'>) =>
  (await server.pool.query('select * from media where id = $1', [id])).rows

describe('sending a picture', () => {
  test('once or five times at once under one client id is one picture (D2)', async () => {
    const clientId = newId()
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => upload(asha.browser, png, { clientId, alt: 'Four quarters' })),
    )
    const ids = new Set(replies.map(({ body }) => (body.media as Media).id))
    expect(ids.size).toBe(1)
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201])
    const again = await upload(asha.browser, png, { clientId, alt: 'Four quarters' })
    expect(again).toMatchObject({ status: 200, body: { duplicate: true, media: { alt: 'Four quarters' } } })
  })

  test('another one, or with other words, under the same client id is refused (D2)', async () => {
    const clientId = newId()
    await aPicture('Four quarters', clientId)
    expectRefused(
      await upload(asha.browser, png, { clientId, alt: 'Else' }),
      'idempotency-mismatch',
      'clientId',
    )
    const other = await quadrants(80, 60).png().toBuffer()
    expectRefused(
      await upload(asha.browser, other, { clientId, alt: 'Four quarters' }),
      'idempotency-mismatch',
    )
    const bilal = await someone(server, 'bilal')
    expect((await upload(bilal.browser, png, { clientId })).status, 'it is her own id only').toBe(201)
  })

  test('what a crash left half done is done by the next try', async () => {
    const clientId = newId()
    const media = await aPicture('', clientId)
    await server.pool.query('update media set stored_at = null where id = $1', [media.id])
    expectRefused(await get(media.url, asha), 'not-found')
    expectRefused(await posting(withPicture(media)), 'not-found', 'media')
    const again = await uploaded(asha.browser, png, { clientId })
    expect(again).toEqual(media)
    expect((await get(media.url, asha)).status).toBe(200)
  })

  test('describes it in any script, in at most 1,000 characters', async () => {
    expect((await aPicture(' چاند \n لکھنؤ پر ')).alt).toBe('چاند لکھنؤ پر')
    expectRefused(await upload(asha.browser, png, { alt: 'x'.repeat(1_001) }), 'invalid', 'alt')
    const headers = { 'content-type': 'image/png', 'x-alt-text': '%E0%A4%A' }
    expectRefused(await asha.browser.ask('POST', '/api/media', { body: png, headers }), 'invalid', 'alt')
  })

  test('ends where too many wait for a thought, and goes on once they are shared', async () => {
    const clientId = newId()
    const first = await aPicture('', clientId)
    for (let n = 1; n < LIMITS.unpostedMedia; n++) await aPicture()
    const refused = await upload(asha.browser, png)
    expectRefused(refused, 'rate-limited')
    expect(refused.body.error?.retryAfterMs).toBeGreaterThan(0)
    expect((await upload(asha.browser, png, { clientId })).status, 'what is there is answered').toBe(200)
    await posted(withPicture(first))
    expect((await upload(asha.browser, png)).status).toBe(201)
  })

  test('is for members', async () => {
    expectRefused(await upload(guest().browser, png), 'unauthenticated')
    const headers = { 'content-type': 'image/png', origin: 'https://elsewhere.example' }
    expectRefused(await asha.browser.ask('POST', '/api/media', { body: png, headers }), 'forbidden')
  })
})

describe('a thought with a picture', () => {
  test('is one everywhere: in the answer, in the frame, on the page, and in the answer to a retry (D2)', async () => {
    const socket = await connected(guest().browser)
    await watch(socket, topicId)
    const frames = framesOf(socket)
    const media = await aPicture('Four quarters')
    const input = withPicture(media)
    const thought = await posted(input)
    expect(thought.media).toEqual([media])
    await vi.waitFor(() => expect(frames.of(topicId).flatMap(frame => frame.thoughts)).toEqual([thought]))
    const page = await done(guest().browser, commandOf('thoughts:load'), { topicId })
    expect(page.thoughts).toEqual([thought])
    expect(await posting(input)).toMatchObject({ status: 200, body: { duplicate: true, thought } })
    expectRefused(await posting({ ...input, media: [] }), 'idempotency-mismatch')
    socket.close()
  })

  test('keeps it when its text is edited', async () => {
    const thought = await posted(withPicture(await aPicture()))
    const edit = { thoughtId: thought.id, body: 'See this', rev: thought.rev }
    const edited = await done(asha.browser, commandOf('thought:edit'), edit)
    expect(edited.thought).toMatchObject({ body: 'See this', media: thought.media })
  })

  test('has it alone: no second thought, no other member, and of two at once one (in two topics)', async () => {
    const media = await aPicture()
    const bilal = await someone(server, 'bilal')
    await done(bilal.browser, commandOf('topic:join'), { topicId })
    expectRefused(await posting(withPicture(media), bilal), 'not-found', 'media')
    const others = await Promise.all(Array.from({ length: 6 }, () => aTopic(asha)))
    const replies = await Promise.all(others.map(each => posting({ ...withPicture(media), topicId: each })))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const reply of replies.filter(({ status }) => status !== 201)) {
      expectRefused(reply, 'not-found', 'media')
    }
    expectRefused(await posting(withPicture(media)), 'not-found', 'media')
    expectRefused(await posting({ ...withPicture(media), media: [newId()] }), 'not-found', 'media')
    expectRefused(await posting({ ...withPicture(media), media: [media.id, newId()] }), 'invalid', 'media')
  })

  test('one that cannot have its picture takes no other of its batch with it', async () => {
    const media = await aPicture()
    const inputs = Array.from({ length: 40 }, (_, at) =>
      at % 10 === 5 ? withPicture(media) : { topicId, clientId: newId(), body: `Line ${at}` },
    )
    const replies = await Promise.all(inputs.map(input => posting(input)))
    const refused = replies.filter(({ status }) => status !== 201)
    expect(refused).toHaveLength(3)
    for (const reply of refused) expectRefused(reply, 'not-found', 'media')
  })
})

describe('who sees a picture', () => {
  test('before there is a thought, its author; then all readers, guests too', async () => {
    const media = await aPicture()
    const bilal = await someone(server, 'bilal')
    expect((await get(media.url, asha)).headers.get('cache-control')).toMatch(/^private, .*immutable/)
    for (const other of [bilal, guest()]) expectRefused(await get(media.url, other), 'not-found')
    await posted(withPicture(media))
    for (const reader of [asha, bilal, guest()]) {
      const { status, headers } = await get(media.url, reader)
      expect(status).toBe(200)
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'image/webp',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      expect(headers.get('set-cookie')).toBeNull()
    }
    const head = await guest().browser.ask('HEAD', media.url)
    expect(head).toMatchObject({ status: 200 })
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100)
  })

  test('where guests may not read, members alone, and no cache that others share', async () => {
    const media = await aPicture()
    await posted(withPicture(media))
    const env = { GUEST_READING: 'off', DATA_DIR: server.dataDir }
    const closed = await startWholeServer({ databaseUrl: server.databaseUrl, env })
    const member = createBrowser(closed.url)
    member.setCookie(asha.browser.cookie)
    expect((await member.ask('GET', media.url)).headers.get('cache-control')).toMatch(/^private,/)
    expectRefused(await createBrowser(closed.url).ask('GET', media.url), 'unauthenticated')
    await closed.stop()
  })

  test.each(['/media/../session-secret', '/media/%2e%2e%2fsession-secret', '/media/x-1.webp', '/media/'])(
    '%s leads nowhere',
    async address => {
      expect((await get(address, asha)).status).toBeGreaterThanOrEqual(400)
    },
  )
})

describe('a portrait', () => {
  const choosing = (avatar: string | null, { browser } = asha) =>
    askHttp(browser, commandOf('person:edit'), { avatar })
  const portraitOf = async (avatar: string | null) => {
    const { body } = await choosing(avatar)
    return (body.user as { avatarUrl: string | null }).avatarUrl
  }

  test('is seen by everybody, and when another one or none takes its place its files are gone', async () => {
    const [first, second] = [await aPicture(), await aPicture()]
    const url = await portraitOf(first.id)
    expect(url).toBe(first.variants[0]?.url)
    const seen = await get(url ?? '', guest())
    expect(seen.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const me = await asha.browser.ask('GET', '/api/auth/me')
    expect(me.body.user).toMatchObject({ avatarUrl: url })
    expect(await portraitOf(second.id)).toBe(second.variants[0]?.url)
    for (const reader of [asha, guest()]) expectRefused(await get(url ?? '', reader), 'not-found')
    expect(filesOf(first).some(existsSync)).toBe(false)
    expect(await portraitOf(null)).toBeNull()
    expect(filesOf(second).some(existsSync)).toBe(false)
    expect([...(await rowsOf(first)), ...(await rowsOf(second))]).toEqual([])
  })

  test('is no picture of a thought, nor the other way round, also when both are asked at once', async () => {
    const portrait = await aPicture()
    await portraitOf(portrait.id)
    expectRefused(await posting(withPicture(portrait)), 'not-found', 'media')
    expectRefused(await posting({ ...withPicture(portrait), undoMs: 5_000 }), 'not-found', 'media')
    const shown = await aPicture()
    await posted(withPicture(shown))
    expectRefused(await choosing(shown.id), 'not-found', 'avatar')
    const held = await aPicture()
    await posting({ ...withPicture(held), undoMs: 5_000 })
    expectRefused(await choosing(held.id), 'not-found', 'avatar')
    const wanted = await aPicture()
    const replies = await Promise.all([posting(withPicture(wanted)), choosing(wanted.id)])
    expect(replies.filter(({ status }) => status < 300)).toHaveLength(1)
  })
})

describe('a picture that is not wanted any more', () => {
  test('is gone with its thought: row, words, files, and under every address (D9)', async () => {
    const media = await aPicture('canary of four quarters')
    const { id } = await posted(withPicture(media))
    expect(filesOf(media).every(existsSync)).toBe(true)
    const erased = await done(asha.browser, commandOf('thought:delete'), { thoughtId: id })
    expect(erased.thought).toMatchObject({ body: null, media: [] })
    expect(filesOf(media).some(existsSync)).toBe(false)
    expect(await rowsOf(media)).toEqual([])
    for (const { url } of media.variants) expectRefused(await get(url, asha), 'not-found')
    const { rows } = await server.pool.query(
      "select 1 from thoughts where media::text like '%canary of%' union all select 1 from media where alt like '%canary of%'",
    )
    expect(rows).toEqual([])
  })

  test('is removed when no thought came to show it for a day, by the database’s clock; others stay', async () => {
    const [forgotten, young, shown] = [await aPicture(), await aPicture(), await aPicture()]
    await posted(withPicture(shown))
    await server.pool.query("update media set created_at = now() - interval '25 hours' where id = any($1)", [
      [forgotten.id, shown.id],
    ])
    const env = { DATA_DIR: server.dataDir }
    const restarted = await startWholeServer({ databaseUrl: server.databaseUrl, env })
    await vi.waitFor(async () => expect(await rowsOf(forgotten)).toEqual([]))
    await restarted.stop()
    expect(filesOf(forgotten).some(existsSync)).toBe(false)
    for (const kept of [young, shown]) expect(filesOf(kept).every(existsSync)).toBe(true)
    expectRefused(await posting(withPicture(forgotten)), 'not-found', 'media')
    expect((await posted(withPicture(young))).media).toHaveLength(1)
  })

  test('is kept for a thought that is held, and for no other; taken back, it is free again', async () => {
    const [shared, undone] = [withPicture(await aPicture('kept')), withPicture(await aPicture())]
    for (const input of [shared, undone]) {
      const { held } = await done(asha.browser, commandOf('thought:post'), { ...input, undoMs: 30_000 })
      expect(held).toMatchObject({ clientId: input.clientId })
    }
    const forgotten = await aPicture()
    const ids = [...shared.media, ...undone.media, forgotten.id]
    await server.pool.query("update media set created_at = now() - interval '25 hours' where id = any($1)", [
      ids,
    ])
    const restarted = await startWholeServer({
      databaseUrl: server.databaseUrl,
      env: { DATA_DIR: server.dataDir },
    })
    await vi.waitFor(async () => expect(await rowsOf(forgotten)).toEqual([]))
    for (const undoMs of [0, 1_000]) {
      const other = { ...shared, clientId: newId(), undoMs }
      expectRefused(await posting(other), 'not-found', 'media')
    }
    // Nobody comes back for it: the server shares it by itself.
    await server.pool.query(
      "update held_thoughts set publish_at = now() - interval '1 minute' where client_id = $1",
      [shared.clientId],
    )
    const isShown = async () =>
      expect(await rowsOf({ id: shared.media[0] ?? '' })).toMatchObject([
        { held_as: null, thought_id: expect.any(String) },
      ])
    await vi.waitFor(isShown, { timeout: 10_000 })
    expect(await posting(shared)).toMatchObject({
      body: { duplicate: true, thought: { media: [{ alt: 'kept' }] } },
    })
    const { clientId } = undone
    await done(asha.browser, commandOf('thought:undo'), { topicId, clientId })
    expect((await posting({ ...undone, clientId: newId() })).status).toBe(201)
    await restarted.stop()
  })

  test('leaves no file behind when a crash came between the deletion and its files', async () => {
    const media = await aPicture()
    await posted(withPicture(media))
    await server.pool.query(
      "update thoughts set media = '[]', body = null, deleted_at = now() where id = (select thought_id from media where id = $1)",
      [media.id],
    )
    await server.pool.query('update topic_heads set thought_count = 0 where topic_id = $1', [topicId])
    await server.pool.query('update media set thought_id = null, erased_at = now() where id = $1', [media.id])
    expectRefused(await get(media.url, asha), 'not-found')
    const restarted = await startWholeServer({
      databaseUrl: server.databaseUrl,
      env: { DATA_DIR: server.dataDir },
    })
    await vi.waitFor(() => expect(filesOf(media).some(existsSync)).toBe(false))
    await vi.waitFor(async () => expect(await rowsOf(media)).toEqual([]))
    await restarted.stop()
  })
})
