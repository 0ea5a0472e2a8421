import { setTimeout as sleep } from 'node:timers/promises'
import { postThought } from '@mehfil/shared/contract/thoughts'
import { Failure } from '@mehfil/shared/errors'
import type { HeldThought, Thought } from '@mehfil/shared/thought'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createDb } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { heldThoughts } from '#db/schema/held-thoughts.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { memberships, topicHeads } from '#db/schema/topics.ts'
import type { Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { heldStore } from './held.store.ts'
import { createHeldSweep } from './held.sweep.ts'
import { thoughtsService } from './thoughts.service.ts'
import { thoughtsStore } from './thoughts.store.ts'

let database: CountedDatabase
let nodes: ReturnType<typeof startNode>[]
beforeAll(async () => {
  database = await countedDatabase()
  nodes = [startNode(), startNode()]
})
afterAll(async () => {
  await Promise.all(nodes.map(node => node.stop()))
  await database.stop()
})

/** A node as it runs; its sweep is called by hand, so that a test decides who comes first. */
function startNode(db = database.db) {
  const node = feedNode(db)
  const held = heldStore(db)
  const deps = { ...node, db, store: thoughtsStore(db), held, newId, tidyMedia: async () => undefined }
  const service = thoughtsService(deps)
  const { now: sweep } = createHeldSweep({ held, share: service.share, log: createLog({ level: 'silent' }) })
  return { ...service, sweep, stop: node.stop }
}

const nodeAt = (at: number) => nodes[at % nodes.length] as (typeof nodes)[0]
const memberOf = (id: string): Member => ({ kind: 'member', id, handle: 'm', role: 'member', sessionId: '' })

type Answer = { thought: Thought; duplicate?: boolean } | { held: HeldThought }

async function aTopic() {
  const { topicId, memberIds } = await seedTopic(database.db)
  const author = memberOf(memberIds[0] as string)
  const post = (input: object, at = 0) =>
    nodeAt(at).post(z.parse(postThought.input, { topicId, ...input }), author) as Promise<Answer>
  return {
    topicId,
    author,
    post,
    hold: (input: object, undoMs = 20_000) => post({ ...input, undoMs }),
    undo: (clientId: string, at = 0) => nodeAt(at).undo({ topicId, clientId }, author),
    /** As if a minute had gone by since. */
    makeDue: () =>
      database.db
        .update(heldThoughts)
        .set({ publishAt: sql`${heldThoughts.publishAt} - interval '1 minute'` })
        .where(eq(heldThoughts.topicId, topicId)),
    rows: () => database.db.select().from(heldThoughts).where(eq(heldThoughts.topicId, topicId)),
    bodies: async () =>
      (
        await database.db
          .select({ body: thoughts.body })
          .from(thoughts)
          .where(eq(thoughts.topicId, topicId))
          .orderBy(thoughts.seq)
      ).map(({ body }) => body),
    head: async () => (await database.db.select().from(topicHeads).where(eq(topicHeads.topicId, topicId)))[0],
  }
}

const aThought = (body = 'arz kiya hai') => ({ clientId: newId(), body })

/** The code of a refusal; undefined for an answer. */
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    error => (error instanceof Failure ? error.code : Promise.reject(error)),
  )

describe('a thought that is held', () => {
  test('is kept, is not in the topic, and is shared once when it is handed in again (D1, D2)', async () => {
    const { post, hold, head, rows, bodies } = await aTopic()
    const input = aThought()
    const first = await hold(input)
    expect(first).toMatchObject({ held: { clientId: input.clientId } })
    const { remainingMs = 0 } = 'held' in first ? first.held : {}
    expect(remainingMs).toBeGreaterThan(10_000)
    expect(remainingMs).toBeLessThanOrEqual(20_000)
    expect(await head()).toMatchObject({ seq: 0, rev: 0, thoughtCount: 0 })
    const again = await hold(input, 5_000)
    expect('held' in again && 'held' in first && again.held.publishAt === first.held.publishAt).toBe(true)
    expect(await post(input)).toMatchObject({ thought: { body: input.body, seq: 1 } })
    expect(await post(input)).toMatchObject({ duplicate: true })
    expect(await hold(input)).toMatchObject({ duplicate: true })
    expect(await rows()).toEqual([])
    expect(await bodies()).toEqual([input.body])
  })

  test('under other words is refused, held or not, and stays what it was (D2)', async () => {
    const { post, hold, bodies } = await aTopic()
    const input = aThought()
    await hold(input)
    const other = { ...input, body: 'Another' }
    expect(await refusalOf(hold(other))).toBe('idempotency-mismatch')
    expect(await refusalOf(post(other))).toBe('idempotency-mismatch')
    await post(input)
    expect(await refusalOf(hold(other))).toBe('idempotency-mismatch')
    expect(await bodies()).toEqual([input.body])
  })

  test('is refused where a thought would be', async () => {
    const { topicId, hold, rows } = await aTopic()
    expect(await refusalOf(hold({ ...aThought(), replyTo: newId() }))).toBe('not-found')
    expect(await refusalOf(hold({ ...aThought(), media: [newId()] }))).toBe('not-found')
    await database.db.delete(memberships).where(eq(memberships.topicId, topicId))
    expect(await refusalOf(hold(aThought()))).toBe('forbidden')
    expect(await rows()).toEqual([])
  })

  test('is shared after what its author held before it, by whoever shares it (D7)', async () => {
    const { post, hold, makeDue, bodies } = await aTopic()
    const [one, two, three, four] = ['one', 'two', 'three', 'four'].map(aThought) as [
      ReturnType<typeof aThought>,
      ReturnType<typeof aThought>,
      ReturnType<typeof aThought>,
      ReturnType<typeof aThought>,
    ]
    const first = await hold(one)
    const second = await hold(two, 1)
    expect('held' in second && 'held' in first && second.held.publishAt >= first.held.publishAt).toBe(true)
    // While the first can be taken back, the second cannot be shared; after that, it brings the first with it.
    expect(await post(two)).toMatchObject({ held: { clientId: two.clientId } })
    expect(await bodies()).toEqual([])
    await makeDue()
    expect(await post(two)).toMatchObject({ thought: { seq: 2 } })
    expect(await bodies()).toEqual(['one', 'two'])
    // One by the sweep, the next by its author's device.
    await hold(three, 1)
    await makeDue()
    await hold(four, 1)
    await Promise.all([nodeAt(1).sweep(), refusalOf(post(four))])
    await makeDue()
    await nodeAt(0).sweep()
    expect(await bodies()).toEqual(['one', 'two', 'three', 'four'])
  })

  test('costs those that are not held no statement, and those that are one in their commit', async () => {
    const { post, hold, makeDue } = await aTopic()
    const count = (work: () => Promise<unknown>) => database.countQueries(work)
    await post(aThought())
    const plain = await count(() => post(aThought()))
    // standing; begin, known, head, insert, count, rows, commit
    expect(plain).toBe(8)
    const input = aThought()
    await hold(input)
    await makeDue()
    // Besides: what was held before it, and its row.
    expect(await count(() => post(input))).toBe(plain + 2)
  })
})

describe('taking back', () => {
  test('is for good: what comes under this id is not shared, and nothing of it stays', async () => {
    const { post, hold, undo, makeDue, rows, bodies } = await aTopic()
    const input = aThought()
    await hold(input)
    await undo(input.clientId)
    await undo(input.clientId)
    expect(await rows()).toMatchObject([{ body: '', fingerprint: '' }])
    expect(await refusalOf(post(input))).toBe('conflict')
    expect(await refusalOf(hold(input))).toBe('conflict')
    const late = aThought('on its way when it was taken back')
    await undo(late.clientId)
    expect(await refusalOf(hold(late))).toBe('conflict')
    // Together with others, it takes none of them with it.
    const together = await Promise.all([post(aThought('a')), refusalOf(post(input)), post(aThought('b'))])
    expect(together[1]).toBe('conflict')
    await makeDue()
    await nodeAt(0).sweep()
    expect((await bodies()).toSorted()).toEqual(['a', 'b'])
  })

  test('comes too late once it is shared', async () => {
    const { post, hold, undo, bodies } = await aTopic()
    const [plain, held] = [aThought('plain'), aThought('held')]
    await post(plain)
    await hold(held)
    await post(held)
    for (const { clientId } of [plain, held]) expect(await refusalOf(undo(clientId))).toBe('conflict')
    expect(await bodies()).toEqual(['plain', 'held'])
  })

  test('and sharing at the same moment: one of them, never both, never neither (240 rounds)', async () => {
    const { topicId, post, hold, undo, makeDue, bodies, head } = await aTopic()
    const won = { undo: 0, share: 0 }
    for (let round = 0; round < 240; round++) {
      const input = aThought(`round ${round}`)
      // Held and handed in again; held and swept; held while it is being taken back; handed in without being held.
      const way = round % 4
      if (way < 2) await hold(input)
      if (way === 1) await makeDue()
      const share = () => {
        if (way === 1) return nodeAt(round).sweep()
        return way === 2 ? refusalOf(hold(input)) : refusalOf(post(input, round))
      }
      // Taking back takes fewer steps: with a head start for sharing, from none to more than it needs, either may win.
      const takeBack = async () => {
        if (round % 16 >= 4) await sleep(round % 13)
        return await refusalOf(undo(input.clientId, round + 1))
      }
      const [undone] = (await Promise.all([takeBack(), share()])).map(refusal => refusal === undefined)
      await makeDue()
      await Promise.all(nodes.map(node => node.sweep()))
      const isShared = (await bodies()).includes(input.body)
      expect({ round, undone, isShared }).toEqual({ round, undone, isShared: !undone })
      won[undone ? 'undo' : 'share']++
    }
    // A race that one side always wins shows nothing.
    expect(Math.min(won.undo, won.share)).toBeGreaterThan(20)
    expect(await head()).toMatchObject({ seq: won.share, thoughtCount: won.share })
    const open = sql`${heldThoughts.topicId} = ${topicId} and ${heldThoughts.undoneAt} is null`
    expect(await database.db.select().from(heldThoughts).where(open)).toEqual([])
  }, 120_000)
})

describe('the sweep', () => {
  test('shares what nobody comes back for: once, in order, from two nodes at the same time', async () => {
    const topics = await Promise.all([aTopic(), aTopic(), aTopic()])
    const said = Array.from({ length: 12 }, (_, at) => `line ${at}`)
    for (const { hold } of topics) for (const body of said) await hold(aThought(body))
    await Promise.all(nodes.map(node => node.sweep()))
    for (const { bodies } of topics) expect(await bodies(), 'it is not time').toEqual([])
    for (const { makeDue } of topics) await makeDue()
    await Promise.all([...nodes, ...nodes].map(node => node.sweep()))
    for (const { bodies, rows, head } of topics) {
      expect(await bodies()).toEqual(said)
      expect(await rows()).toEqual([])
      expect(await head()).toMatchObject({ seq: said.length, thoughtCount: said.length })
    }
  })

  test('lets go what could not be shared now either, and its author hears why (D8)', async () => {
    const { topicId, post, hold, makeDue, rows, bodies } = await aTopic()
    const answered = await post(aThought('a question'))
    const replyTo = 'thought' in answered ? answered.thought.id : ''
    const [reply, other] = [{ ...aThought('an answer'), replyTo }, aThought('said before leaving')]
    await hold(reply)
    await database.db
      .update(thoughts)
      .set({ deletedAt: sql`now()`, body: null })
      .where(eq(thoughts.id, replyTo))
    await makeDue()
    await nodeAt(0).sweep()
    expect(await rows()).toEqual([])
    expect(await refusalOf(post(reply))).toBe('not-found')
    await hold(other)
    await database.db.delete(memberships).where(eq(memberships.topicId, topicId))
    await makeDue()
    await nodeAt(0).sweep()
    expect(await rows()).toEqual([])
    expect(await refusalOf(post(other))).toBe('forbidden')
    expect(await bodies()).toEqual([null])
  })

  test('outlives the database’s being away, and shares afterwards', async () => {
    const { hold, makeDue, bodies } = await aTopic()
    await hold(aThought())
    await makeDue()
    const pool = createPool({ url: database.url, max: 2, name: 'held-away' })
    const alone = startNode(createDb(pool))
    await pool.end()
    await alone.sweep()
    await alone.stop()
    expect(await bodies()).toEqual([])
    await nodeAt(0).sweep()
    expect(await bodies()).toHaveLength(1)
  })
})
