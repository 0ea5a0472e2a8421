import * as contract from '@mehfil/shared/contract/notifications'
import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { deleteThought, editThought, postThought } from '@mehfil/shared/contract/thoughts'
import { muteTopic } from '@mehfil/shared/contract/topics'
import { Failure } from '@mehfil/shared/errors'
import { LIMITS } from '@mehfil/shared/limits'
import type { NotificationNews, NotificationsChanged } from '@mehfil/shared/notification'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notificationMarks, notificationPeople, notifications, untold } from '#db/schema/notifications.ts'
import { blocks, follows, mutes } from '#db/schema/relations.ts'
import { memberships } from '#db/schema/topics.ts'
import { reactWrite } from '#features/reactions/react.write.ts'
import { reactionsFeature } from '#features/reactions/reactions.feature.ts'
import { thoughtsFeature } from '#features/thoughts/thoughts.feature.ts'
import { topicsFeature } from '#features/topics/topics.feature.ts'
import { writeUntold } from '#feed/untold.ts'
import type { Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'
import { rooms } from '#platform/rooms.ts'
import { askingOf, somePeople } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { feedNode, recordingBroadcast, seedTopic } from '../../../test/feed.ts'
import { notificationsFeature } from './notifications.feature.ts'

let database: CountedDatabase
let feed: ReturnType<typeof feedNode>
let node: ReturnType<typeof tellingNode>
let ask: ReturnType<typeof askingOf>
let topicId: string
let asha: Member
let bilal: Member
let chand: Member

beforeAll(async () => {
  database = await countedDatabase()
})
afterAll(() => database.stop())

const log = createLog({ level: 'silent' })

/** What one server does of notices, with an ear in every room. */
function tellingNode() {
  const { broadcast, events } = recordingBroadcast()
  const told = notificationsFeature({ db: database.db, broadcast, newId, log, isStrained: () => false })
  return { ...told, events }
}

beforeEach(async () => {
  const { db } = database
  feed = feedNode(db)
  node = tellingNode()
  const deps = { ...feed, db, newId, log, tidyMedia: async () => undefined }
  const features = [thoughtsFeature(deps), reactionsFeature(deps), topicsFeature(deps), node.feature]
  ask = askingOf({ name: 'all', routes: features.flatMap(({ routes }) => routes) })
  topicId = (await seedTopic(db)).topicId
  ;[asha, bilal, chand] = (await somePeople(db, 3)) as [Member, Member, Member]
  await db.insert(memberships).values([asha, bilal, chand].map(({ id }) => ({ topicId, personId: id })))
})
afterEach(() => feed.stop())

async function share(by: Member, body: string, other: { replyTo?: string; undoMs?: number } = {}) {
  const answer = await ask(postThought, { topicId, clientId: newId(), body, ...other }, by)
  return (answer as { thought: Thought }).thought
}

const react = (by: Member, { id }: Thought, kind: ReactionKind = 'wah') =>
  ask(addReaction, { thoughtId: id, kind }, by)
const unreact = (by: Member, { id }: Thought, kind: ReactionKind = 'wah') =>
  ask(removeReaction, { thoughtId: id, kind }, by)
const erase = (by: Member, { id }: Thought) => ask(deleteThought, { thoughtId: id }, by)
const at = (member: Member) => `@${member.handle}`

/** As the feature of relations does it. */
async function follow(by: Member, whom: Member, isWanted = true) {
  await database.db.transaction(async tx => {
    const pair = { personId: by.id, followedId: whom.id }
    if (isWanted) await tx.insert(follows).values(pair)
    else await tx.delete(follows).where(and(eq(follows.personId, by.id), eq(follows.followedId, whom.id)))
    await writeUntold(tx, [{ kind: 'follow', byId: by.id, followedId: whom.id }])
  })
}

const list = async (member: Member) =>
  (await ask(contract.listNotifications, { limit: 100 }, member)).notifications

/** What a member was told in the end: kind, how many people, of which thought. */
async function told(member: Member) {
  await node.teller.tell()
  return (await list(member)).map(({ kind, count, thought }) => [kind, count, thought?.excerpt ?? null])
}

async function unread(member: Member) {
  await node.teller.tell()
  return (await ask(contract.listNotifications, { limit: 1 }, member)).unread
}

const readAll = (member: Member) => ask(contract.readNotifications, { upTo: Number.MAX_SAFE_INTEGER }, member)

const newsOf = (member: Member, { events } = node) =>
  events
    .filter(({ room, event }) => room === rooms.person(member.id) && event === 'notification:new')
    .map(({ payload }) => payload as NotificationNews)

const changesOf = (member: Member) =>
  node.events.flatMap(({ room, payload }) => {
    const { notifications: change } = payload as { notifications?: NotificationsChanged }
    return room === rooms.person(member.id) && change ? [change] : []
  })

describe('somebody is told', () => {
  test('who names her and who answers her, each once, with what it says now', async () => {
    const first = await share(asha, 'Koi ummeed\n\nbar nahin aati')
    await share(bilal, `Suno ${at(asha)}, ${at(chand)} aur ${at(asha)}`)
    const reply = await share(chand, `Koi soorat nazar nahin aati, ${at(asha)}`, { replyTo: first.id })
    expect(await told(asha)).toEqual([
      ['reply', 1, `Koi soorat nazar nahin aati, ${at(asha)}`],
      ['mention', 1, `Suno ${at(asha)}, ${at(chand)} aur ${at(asha)}`],
    ])
    expect((await told(chand)).map(([kind]) => kind)).toEqual(['mention'])
    expect(await told(bilal)).toEqual([])
    await ask(editThought, { thoughtId: reply.id, body: 'Aage aati thi', rev: reply.rev }, chand)
    const [answer] = await list(asha)
    expect(answer).toMatchObject({
      personIds: [chand.id],
      isRead: false,
      reactions: [],
      thought: { id: reply.id, seq: 3, topicId, topicName: 'Trial', excerpt: 'Aage aati thi' },
    })
  })

  test('at once, on all her devices, with people and count', async () => {
    await share(bilal, `Suno ${at(asha)}`)
    await node.teller.tell()
    const [news] = newsOf(asha)
    expect(news).toMatchObject({
      unread: 1,
      readUpTo: 0,
      number: 1,
      notification: { kind: 'mention', number: 1 },
    })
    expect(news?.people[bilal.id]?.handle).toBe(bilal.handle)
    expect(newsOf(asha)).toHaveLength(1)
    expect(newsOf(bilal)).toEqual([])
  })

  test('when an edit names her, and not again when another one does', async () => {
    const thought = await share(bilal, `Suno ${at(chand)}`)
    const edit = (body: string) =>
      ask(editThought, { thoughtId: thought.id, body, rev: Number.MAX_SAFE_INTEGER }, bilal)
    await edit(`Suno ${at(chand)} aur ${at(asha)}`)
    await node.teller.tell()
    await edit(`Suno ${at(asha)}!`)
    await edit(`Suno ${at(asha)} aur ${at(chand)}!`)
    for (const one of [asha, chand]) {
      expect((await told(one)).map(([kind]) => kind)).toEqual(['mention'])
      expect(newsOf(one)).toHaveLength(1)
    }
  })

  test('in a topic that she has not joined', async () => {
    await database.db.delete(memberships).where(eq(memberships.personId, asha.id))
    await share(bilal, `Suno ${at(asha)}`)
    expect(await unread(asha)).toBe(1)
  })

  test('when what was held is shared, and not before', async () => {
    const clientId = newId()
    const held = { topicId, clientId, body: `Suno ${at(asha)}` }
    await ask(postThought, { ...held, undoMs: 20_000 }, bilal)
    expect(await unread(asha)).toBe(0)
    await ask(postThought, held, bilal)
    expect(await unread(asha)).toBe(1)
  })

  test('not of what she does herself, and not by a thought that names too many', async () => {
    const own = await share(asha, `It is me, ${at(asha)}`)
    await share(asha, 'And I answer', { replyTo: own.id })
    await react(asha, own)
    expect(await told(asha)).toEqual([])
    const many = await somePeople(database.db, LIMITS.mentions + 5)
    await share(bilal, many.map(at).join(' '))
    await node.teller.tell()
    const counts = await Promise.all(many.map(unread))
    expect(counts.filter(Boolean)).toHaveLength(LIMITS.mentions)
  })
})

describe('reactions', () => {
  test('on one thought are one row, with each person once, and move it up', async () => {
    const [first, second] = [await share(asha, 'One'), await share(asha, 'Two')]
    await react(bilal, first)
    await react(bilal, second)
    await node.teller.tell()
    await react(chand, first, 'love')
    await react(chand, first, 'wah')
    expect(await told(asha)).toEqual([
      ['reaction', 2, 'One'],
      ['reaction', 1, 'Two'],
    ])
    const [row] = await list(asha)
    expect(row).toMatchObject({ personIds: [chand.id, bilal.id], count: 2, reactions: ['wah'] })
    expect(await unread(asha)).toBe(2)
    const ids = newsOf(asha).map(({ notification }) => notification.id)
    expect(ids.at(-1), 'a row that moves up is the same row').toBe(ids[0])
  })

  test('that are taken back take her out, and the row with the last of them', async () => {
    const thought = await share(asha, 'One')
    await react(bilal, thought)
    await react(chand, thought, 'love')
    await node.teller.tell()
    await readAll(asha)
    await unreact(chand, thought, 'love')
    expect(await told(asha)).toEqual([['reaction', 1, 'One']])
    expect(await unread(asha), 'what only lost somebody is no news').toBe(0)
    expect(newsOf(asha).at(-1)).toMatchObject({ unread: 0, notification: { count: 1, reactions: ['wah'] } })
    await unreact(bilal, thought)
    expect(await told(asha)).toEqual([])
    expect(changesOf(asha).at(-1)).toMatchObject({ unread: 0, gone: [expect.any(String)] })
    const numbers = [...newsOf(asha), ...changesOf(asha)].map(({ number }) => number)
    expect(Math.max(...numbers)).toBe(changesOf(asha).at(-1)?.number)
  })

  test('that were taken back before they were told are not', async () => {
    const thought = await share(asha, 'One')
    await react(bilal, thought)
    await unreact(bilal, thought)
    expect(await told(asha)).toEqual([])
    expect(newsOf(asha)).toEqual([])
  })
})

describe('followers', () => {
  test('are one row until it is read, and leave it with their following', async () => {
    await follow(bilal, asha)
    await node.teller.tell()
    await follow(chand, asha)
    expect(await told(asha)).toEqual([['follow', 2, null]])
    await readAll(asha)
    const [dara] = (await somePeople(database.db, 1)) as [Member]
    await follow(dara, asha)
    expect(await told(asha)).toEqual([
      ['follow', 1, null],
      ['follow', 2, null],
    ])
    await follow(bilal, asha, false)
    await follow(dara, asha, false)
    expect(await told(asha)).toEqual([['follow', 1, null]])
    expect(await unread(asha)).toBe(0)
  })
})

describe('an erased thought', () => {
  test('takes what it told away, for everybody, at once', async () => {
    const first = await share(asha, 'One')
    const reply = await share(bilal, `Two ${at(chand)}`, { replyTo: first.id })
    await react(chand, reply)
    await react(chand, first)
    expect(await unread(asha)).toBe(2)
    await erase(bilal, reply)
    expect(
      (await list(asha)).map(({ kind }) => kind),
      'before it is told',
    ).toEqual(['reaction'])
    await node.teller.tell()
    for (const one of [asha, chand, bilal]) expect(changesOf(one).at(-1)?.gone).toHaveLength(1)
    expect(await unread(asha)).toBe(1)
    expect(await unread(chand)).toBe(0)
    expect(await database.db.$count(notifications, eq(notifications.thoughtId, reply.id))).toBe(0)
  })

  test('that nobody was told of yet tells nobody', async () => {
    await erase(bilal, await share(bilal, `Suno ${at(asha)}`))
    expect(await told(asha)).toEqual([])
    expect(newsOf(asha)).toEqual([])
  })
})

describe('nobody is told', () => {
  /** What one can do to another; much of it is refused where one blocks the other. */
  const everything = async () => {
    const thought = await share(asha, 'One')
    const acts = [
      () => react(bilal, thought),
      () => share(bilal, 'Two', { replyTo: thought.id }),
      () => share(bilal, `Three ${at(asha)}`),
      () => follow(bilal, asha),
    ]
    for (const act of acts) await act().catch(error => expect(error).toBeInstanceOf(Failure))
    return (await told(asha)).map(([kind]) => kind)
  }

  test.each([
    ['whom she mutes', () => database.db.insert(mutes).values({ personId: asha.id, mutedId: bilal.id })],
    ['whom she blocks', () => database.db.insert(blocks).values({ personId: asha.id, blockedId: bilal.id })],
    ['who blocks her', () => database.db.insert(blocks).values({ personId: bilal.id, blockedId: asha.id })],
  ])('of somebody %s', async (_, turnAway) => {
    await turnAway()
    expect(await everything()).toEqual([])
    expect(newsOf(asha)).toEqual([])
  })

  test('by a topic that is muted, or may not; nor but directly by one that may only so', async () => {
    await ask(muteTopic, { topicId }, asha)
    expect(await everything()).toEqual(['follow'])
    await database.db.update(memberships).set({ isMuted: false }).where(eq(memberships.personId, asha.id))
    await ask(contract.setNotifications, { topic: { topicId, tells: 'none' } }, asha)
    await follow(bilal, asha, false)
    expect(await everything()).toEqual(['follow'])
    await ask(contract.setNotifications, { topic: { topicId, tells: 'direct' } }, asha)
    await follow(bilal, asha, false)
    expect(await everything()).toEqual(['mention', 'reply', 'follow'])
  })

  test('of a kind that is off; who answers and names her then only names her', async () => {
    await ask(contract.setNotifications, { kinds: { reply: false, reaction: false, follow: false } }, asha)
    expect(await everything()).toEqual(['mention'])
    const thought = await share(asha, 'Four')
    await share(chand, `Five ${at(asha)}`, { replyTo: thought.id })
    expect((await told(asha)).map(([kind]) => kind)).toEqual(['mention', 'mention'])
  })

  test('any more of whom she turns away later: a row shows the others, or goes until she does not', async () => {
    const thought = await share(asha, 'One')
    await react(bilal, thought)
    await react(chand, thought, 'love')
    await share(bilal, `Two ${at(asha)}`)
    expect(await unread(asha)).toBe(2)
    await database.db.insert(mutes).values({ personId: asha.id, mutedId: bilal.id })
    expect(await told(asha)).toEqual([['reaction', 1, 'One']])
    expect((await list(asha))[0]).toMatchObject({ personIds: [chand.id], reactions: ['love'] })
    expect(await unread(asha)).toBe(1)
    await database.db.delete(mutes).where(eq(mutes.personId, asha.id))
    expect(await unread(asha)).toBe(2)
  })
})

describe('reading', () => {
  test('goes forward only, never beyond what there is, and is told to all her devices', async () => {
    await share(bilal, `One ${at(asha)}`)
    await share(bilal, `Two ${at(asha)}`)
    await share(bilal, `Three ${at(asha)}`)
    await node.teller.tell()
    const read = (upTo: number) => ask(contract.readNotifications, { upTo }, asha)
    expect(await read(2)).toEqual({ unread: 1, readUpTo: 2, number: 3 })
    expect(await read(1)).toEqual({ unread: 1, readUpTo: 2, number: 3 })
    expect(await read(1_000)).toEqual({ unread: 0, readUpTo: 3, number: 3 })
    expect((await list(asha)).every(({ isRead }) => isRead)).toBe(true)
    expect(changesOf(asha)).toEqual([
      { unread: 1, readUpTo: 2, number: 3 },
      { unread: 0, readUpTo: 3, number: 3 },
    ])
    await share(bilal, `Four ${at(asha)}`)
    expect(await unread(asha)).toBe(1)
    expect(await ask(contract.readNotifications, { upTo: 5 }, chand)).toEqual({
      unread: 0,
      readUpTo: 0,
      number: 0,
    })
  })
})

describe('what she wants to be told of', () => {
  test('is everything at first, changes by part, and is told to all her devices', async () => {
    const all = { mention: true, reply: true, reaction: true, follow: true }
    expect(await ask(contract.getNotificationSettings, {}, asha)).toEqual({ kinds: all, topics: {} })
    await ask(contract.setNotifications, { kinds: { follow: false } }, asha)
    await ask(
      contract.setNotifications,
      { kinds: { reaction: false }, topic: { topicId, tells: 'direct' } },
      asha,
    )
    const wanted = { kinds: { ...all, follow: false, reaction: false }, topics: { [topicId]: 'direct' } }
    expect(await ask(contract.getNotificationSettings, {}, asha)).toEqual(wanted)
    expect(node.events.at(-1)).toMatchObject({
      room: rooms.person(asha.id),
      payload: { notificationSettings: wanted },
    })
    const back = { kinds: { follow: true, reaction: true }, topic: { topicId, tells: 'all' as const } }
    expect(await ask(contract.setNotifications, back, asha)).toEqual({ kinds: all, topics: {} })
  })

  test('is of topics that she has joined', async () => {
    const setting = (ref: string) =>
      ask(contract.setNotifications, { topic: { topicId: ref, tells: 'none' } }, asha)
    await database.db.delete(memberships).where(eq(memberships.personId, asha.id))
    await expect(setting(topicId)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(setting(newId())).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('telling', () => {
  test('costs a thought that concerns nobody nothing, and one that does a statement', async () => {
    await share(bilal, 'First')
    const plain = await database.countQueries(() => share(bilal, 'Nobody in here: mail@example.com'))
    const naming = await database.countQueries(() => share(bilal, `Suno ${at(asha)}`))
    expect(naming - plain).toBe(1)
    await node.teller.tell()
    expect(await database.db.$count(untold)).toBe(0)
  })

  test('is done once however many nodes do it at once, in one order of numbers', async () => {
    const other = tellingNode()
    const thoughts = await Promise.all(Array.from({ length: 4 }, (_, n) => share(asha, `Thought ${n}`)))
    const many = await somePeople(database.db, 20)
    await database.db.insert(memberships).values(many.map(({ id }) => ({ topicId, personId: id })))
    const acts = many.flatMap((one, n) => [
      () => react(one, thoughts[n % 4] as Thought),
      () => share(one, `Suno ${at(asha)}`),
      () => follow(one, asha),
      () => unreact(one, thoughts[n % 4] as Thought),
      () => react(one, thoughts[n % 4] as Thought, 'love'),
    ])
    let isDone = false
    const telling = [node, other].map(async ({ teller }) => {
      while (!isDone) await teller.tell()
    })
    try {
      // In turns: what is taken back was given before.
      for (const act of acts) await act()
    } finally {
      isDone = true
      await Promise.all(telling)
    }
    await node.teller.tell()
    const rows = await list(asha)
    const kinds = rows.map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'mention')).toHaveLength(20)
    expect(rows.filter(({ kind }) => kind === 'reaction').map(({ count }) => count)).toEqual([5, 5, 5, 5])
    expect(rows.filter(({ kind }) => kind === 'follow').map(({ count }) => count)).toEqual([20])
    const mentioned = [node, other]
      .flatMap(each => newsOf(asha, each))
      .filter(({ notification }) => notification.kind === 'mention')
    expect(new Set(mentioned.map(({ notification }) => notification.id)).size).toBe(20)
    expect(mentioned).toHaveLength(20)
    const [mark] = await database.db
      .select()
      .from(notificationMarks)
      .where(eq(notificationMarks.personId, asha.id))
    expect(mark?.number).toBeGreaterThanOrEqual(rows[0]?.number ?? Number.POSITIVE_INFINITY)
  })

  test('a thousand reactions in a moment takes few statements and few events', async () => {
    const thought = await share(asha, 'One')
    const many = await somePeople(database.db, 1_000)
    const wish = { thoughtId: thought.id, kind: 'wah' as const, isWanted: true }
    await Promise.all(
      many.map(({ id }) => feed.writer.submit(topicId, reactWrite, { ...wish, personId: id })),
    )
    const statements = await database.countQueries(() => node.teller.tell())
    expect(statements).toBeLessThan(60)
    expect(newsOf(asha).length).toBeLessThan(5)
    const [row] = await list(asha)
    expect(row).toMatchObject({ count: 1_000, kind: 'reaction' })
    expect(row?.personIds).toHaveLength(LIMITS.noticedPeople)
  })

  test('many rows in a moment says the last of them, and that the list is another', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => share(bilal, `${n} ${at(asha)}`)))
    await node.teller.tell()
    expect(newsOf(asha)).toHaveLength(LIMITS.noticesAtOnce)
    expect(changesOf(asha).at(-1)).toEqual({ unread: 60, readUpTo: 0, number: 60, list: 'changed' })
  })

  test('comes by itself, soon after the commit', async () => {
    node.teller.start()
    const thought = await share(bilal, `Suno ${at(asha)}`)
    await expect
      .poll(() => newsOf(asha).map(({ notification }) => notification.thought?.id))
      .toEqual([thought.id])
    await node.teller.stop()
  })
})

describe('a long list', () => {
  async function fill(count: number, options: { at?: Date } = {}) {
    const rows = Array.from({ length: count }, (_, n) => ({
      id: newId(),
      personId: asha.id,
      number: n + 1,
      kind: 'follow' as const,
      ...options,
    }))
    for (let from = 0; from < count; from += 1_000) {
      const some = rows.slice(from, from + 1_000)
      await database.db.insert(notifications).values(some)
      await database.db
        .insert(notificationPeople)
        .values(some.map(({ id }) => ({ notificationId: id, personId: bilal.id })))
    }
    await database.db.insert(notificationMarks).values({ personId: asha.id, number: count })
  }

  test('costs the same for ten rows and for a hundred', async () => {
    await fill(230)
    for (const limit of [10, 100]) {
      const count = await database.countQueries(() => ask(contract.listNotifications, { limit }, asha))
      expect(count).toBe(3)
    }
  })

  test('has an end, and rows that nothing was added to for a season go', async () => {
    await fill(LIMITS.notices + 199)
    await share(bilal, `Suno ${at(asha)}`)
    await node.teller.tell()
    const left = () => database.db.$count(notifications, eq(notifications.personId, asha.id))
    expect(await left()).toBe(LIMITS.notices)
    expect(await unread(asha)).toBe(LIMITS.notices)
    await database.db
      .update(notifications)
      .set({ at: sql`now() - interval '91 days'` })
      .where(and(eq(notifications.personId, asha.id), sql`number % 2 = 0`))
    await node.tidy.now()
    expect(await left()).toBe(LIMITS.notices / 2)
  })
})
