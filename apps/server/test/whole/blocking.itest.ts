import type { Thought } from '@mehfil/shared/thought'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { redisMissing, startRedis, type TestRedis } from '../redis.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { done } from './calls.ts'
import { aTopic } from './watching.ts'
import { type Wiretapped, wiretapped } from './wiretap.ts'

/** Presence is told every two seconds, and the search follows a moment later. */
const LATER = { timeout: 15_000, interval: 100 }

/** Nobody's word but hers, so that it is found wherever it comes. */
const aWord = (of: string) => `${of}${newId().replaceAll('-', '')}`

const post = async (by: Someone, topicId: string, body: string, replyTo?: string): Promise<Thought> => {
  const input = { topicId, clientId: newId(), body, ...(replyTo && { replyTo }) }
  return (await done(by.browser, commandOf('thought:post'), input)).thought as Thought
}

/** A member with all that she has said, and what of it is neither erased nor edited away. */
type Voice = Wiretapped & { says: string[]; lasts: string[]; thoughts: Thought[] }

const tracesOf = ({ id, handle, says }: Voice) => [id, handle, ...says]
const lastingOf = ({ id, handle, lasts }: Voice) => [id, handle, ...lasts]

async function say(voice: Voice, topicId: string, replyTo?: string): Promise<Thought> {
  const word = aWord(voice.handle.slice(0, 4))
  voice.says.push(word)
  const thought = await post(voice, topicId, `${word} ghazal`, replyTo)
  voice.thoughts.push(thought)
  return thought
}

/** Asks for everything in which somebody might be met. */
async function readEverything(reader: Wiretapped, topicId: string, of: readonly Thought[], host: Thought) {
  const lists: [string, object][] = [
    ['thoughts:load', { topicId, limit: 100 }],
    ['topic:changes-since', { topicId, epoch: 'another', since: 0 }],
    ['home:load', { limit: 100 }],
    ['explore:load', { limit: 100 }],
    ['bookmark:list', { limit: 100 }],
    ['topic:get', { topicId }],
    ['topic:list', {}],
    ['thought:replies', { thoughtId: host.id }],
    ['reaction:list', { thoughtId: host.id }],
    ['search:find', { q: 'ghazal', kind: 'thoughts' }],
    ...of.flatMap(({ id, seq }): [string, object][] => [
      ['thought:get', { thoughtId: id }],
      ['thought:history', { thoughtId: id }],
      ['thought:replies', { thoughtId: id }],
      ['reaction:list', { thoughtId: id }],
      ['thoughts:load', { topicId, around: seq, limit: 1 }],
    ]),
  ]
  for (const [name, input] of lists) await reader.read(name, input as Record<string, unknown>)
  await reader.ask('topic:watch', { topicId })
}

/** Something of everything that one does in a topic: live, as frames, acks and events. */
async function actEverything(voice: Voice, topicId: string, host: Thought) {
  const thought = await say(voice, topicId)
  const reply = await say(voice, topicId, host.id)
  const edited = aWord('edit')
  voice.says.push(edited)
  await done(voice.browser, commandOf('thought:edit'), {
    thoughtId: reply.id,
    body: `${edited} ghazal`,
    rev: reply.rev,
  })
  voice.lasts.push(...voice.says.slice(-1), voice.says.at(-3) as string)
  await done(voice.browser, commandOf('reaction:add'), { thoughtId: host.id, kind: 'wah' })
  await done(voice.browser, commandOf('reaction:add'), { thoughtId: thought.id, kind: 'love' })
  const gone = await say(voice, topicId)
  await done(voice.browser, commandOf('thought:delete'), { thoughtId: gone.id })
  await voice.ask('presence:typing', { topicId })
}

const wish = (by: Wiretapped, name: string, { handle }: Someone) =>
  done(by.browser, commandOf(name), { handle })

type Three = { asha: Voice; bilal: Voice; chand: Voice; topicId: string; host: Thought }

/** Three in one topic of Chand's, each at a node, everybody having read everything. */
async function gathered(nodes: readonly [WholeServer, WholeServer, WholeServer]): Promise<Three> {
  const [asha, bilal, chand] = (await Promise.all(
    (['asha', 'bilal', 'chand'] as const).map(async (name, at): Promise<Voice> => {
      const node = nodes[at] as WholeServer
      return { ...(await wiretapped(node, await someone(node, name))), says: [], lasts: [], thoughts: [] }
    }),
  )) as [Voice, Voice, Voice]
  const topicId = await aTopic(chand)
  for (const each of [asha, bilal]) await done(each.browser, commandOf('topic:join'), { topicId })
  const host = await say(chand, topicId)
  for (const each of [asha, bilal, chand]) await each.ask('topic:watch', { topicId })
  for (const each of [asha, bilal]) await actEverything(each, topicId, host)
  for (const reader of [asha, bilal, chand]) {
    const other = reader === asha ? bilal : asha
    await done(reader.browser, commandOf('bookmark:add'), { thoughtId: (other.thoughts[0] as Thought).id })
    await expect
      .poll(async () => {
        await readEverything(reader, topicId, other.thoughts, host)
        return reader.sawOf(lastingOf(other))
      }, LATER)
      .toEqual(lastingOf(other))
  }
  return { asha, bilal, chand, topicId, host }
}

/** Both do everything and read everything, until the third one has seen all of it: then it was told. */
async function liveOn({ asha, bilal, chand, topicId, host }: Three) {
  for (const each of [asha, bilal, chand]) each.forget()
  for (const each of [asha, bilal]) await actEverything(each, topicId, host)
  const isTyping = () => {
    for (const each of [asha, bilal]) each.socket.emit('presence:typing', { topicId })
    const told = chand.with('presence:changed')
    return [asha, bilal].every(({ id }) => told.some(packet => packet.includes(id)))
  }
  await expect.poll(isTyping, LATER).toBe(true)
  const news = [asha, bilal].flatMap(({ lasts }) => lasts.slice(-2))
  await expect.poll(() => chand.sawOf(news), LATER).toEqual(news)
  const found = () => chand.read('search:find', { q: 'ghazal', kind: 'thoughts', limit: 100 })
  for (const each of [asha, bilal]) await expect.poll(found, LATER).toContain(each.lasts.at(-1) as string)
  await readEverything(asha, topicId, bilal.thoughts, host)
  await readEverything(bilal, topicId, asha.thoughts, host)
}

/** Whoever is blocked may not do anything with what the other shared, as if it were not there. */
async function expectNothingThere(by: Voice, of: Voice, topicId: string) {
  const thoughtId = (of.thoughts[0] as Thought).id
  const answers = [
    await by.read('thought:post', { topicId, clientId: newId(), body: 'an answer', replyTo: thoughtId }),
    await by.read('reaction:add', { thoughtId, kind: 'wah' }),
    await by.read('bookmark:add', { thoughtId }),
    await by.read('reaction:list', { thoughtId }),
    await by.read('thought:history', { thoughtId }),
  ]
  expect(answers.map(answer => answer.slice(0, 3))).toEqual(Array(5).fill('404'))
}

async function blockAndBack(three: Three, isNear: boolean) {
  const { asha, bilal, chand, topicId } = three
  for (const each of [asha, bilal, chand]) each.forget()
  await wish(asha, 'person:block', bilal)
  if (!isNear) await expect.poll(() => bilal.with('"sight"').length, { timeout: 1_000 }).toBeGreaterThan(0)
  await liveOn(three)
  expect(asha.sawOf(tracesOf(bilal)), 'what Asha sees of Bilal').toEqual([])
  expect(bilal.sawOf(tracesOf(asha)), 'what Bilal sees of Asha').toEqual([])
  for (const [by, of] of [
    [asha, bilal],
    [bilal, asha],
  ] as const) {
    await expectNothingThere(by, of, topicId)
    const found = await by.read('search:find', { q: of.handle, kind: 'people' })
    expect(found).not.toContain(of.id)
    expect(await by.read('person:find', { ids: of.id })).toEqual(
      by === bilal ? expect.not.stringContaining(of.id) : expect.stringContaining(of.id),
    )
  }
  expect((await bilal.read('person:get', { handle: asha.handle })).slice(0, 3)).toBe('404')
  expect((await bilal.read('person:thoughts', { handle: asha.handle })).slice(0, 3)).toBe('404')
  expect(await asha.read('person:get', { handle: bilal.handle })).toContain('"blocks":true')
  expect(await asha.read('person:thoughts', { handle: bilal.handle })).toContain('"thoughts":[]')

  for (const each of [asha, bilal]) each.forget()
  await wish(asha, 'person:unblock', bilal)
  if (!isNear) await expect.poll(() => bilal.with('"sight"').length, { timeout: 1_000 }).toBeGreaterThan(0)
  await liveOn(three)
  for (const [by, of] of [
    [asha, bilal],
    [bilal, asha],
  ] as const) {
    expect(by.sawOf(lastingOf(of)), 'all that was said meanwhile, too').toEqual(lastingOf(of))
  }
}

/** Only what she sees changes: the muted one notices nothing, and her own page still shows what she shared. */
async function muteAndBack(three: Three) {
  const { asha, bilal } = three
  bilal.forget()
  await wish(asha, 'person:mute', bilal)
  expect(bilal.with('viewer:changed')).toEqual([])
  await liveOn(three)
  expect(asha.sawOf(tracesOf(bilal))).toEqual([])
  expect(bilal.sawOf([asha.id, asha.handle, ...asha.lasts.slice(-2)])).toHaveLength(4)
  const page = await asha.read('person:thoughts', { handle: bilal.handle })
  expect(page).toContain(bilal.lasts.at(-1) as string)
  await wish(asha, 'person:unmute', bilal)
}

/** Of what is shared while a block is made nothing arrives after its answer. */
async function blockInMidstream({ asha, bilal, topicId }: Three) {
  await asha.ask('topic:watch', { topicId })
  const arrived: string[] = []
  asha.socket.on('topic:changes', frame => arrived.push(JSON.stringify(frame)))
  let isDone = false
  const sharing = (async () => {
    while (!isDone) await say(bilal, topicId)
  })()
  await expect.poll(() => arrived.filter(frame => frame.includes(bilal.id)).length, LATER).toBeGreaterThan(5)
  await asha.ask('person:block', { handle: bilal.handle })
  const before = arrived.length
  await expect.poll(() => arrived.length, LATER).toBeGreaterThan(before + 5)
  isDone = true
  await sharing
  expect(arrived.slice(before).filter(frame => frame.includes(bilal.id))).toEqual([])
}

test('who blocks and who is blocked meet nothing of each other, the third one sees all, and it all comes back; so with muting, one way', {
  timeout: 120_000,
}, async () => {
  const node = await startWholeServer()
  const three = await gathered([node, node, node])
  await blockAndBack(three, true)
  await muteAndBack(three)
  await blockInMidstream(three)
  expect(node.faults).toEqual([])
  await node.stop()
})

describe('on three nodes that hear each other, by Redis where it is there, else by NOTIFY', () => {
  let database: FreshDatabase
  let redis: TestRedis | undefined
  let nodes: WholeServer[] = []
  beforeAll(async () => {
    database = await freshDatabase()
    redis = redisMissing ? undefined : await startRedis()
    const env = { DATABASE_URL: database.url, ...(redis && { REDIS_URL: redis.url }) }
    const start = () => startWholeServer({ databaseUrl: database.url, env })
    nodes = await Promise.all([start(), start(), start()])
  })
  afterAll(async () => {
    await Promise.all(nodes.map(node => node.stop()))
    await redis?.kill()
    await database?.drop()
    expect(nodes.flatMap(node => node.faults)).toEqual([])
  })

  test('within a second neither meets anything of the other', { timeout: 120_000 }, async () => {
    await blockAndBack(await gathered(nodes as [WholeServer, WholeServer, WholeServer]), false)
  })
})
