import type { InputOf } from '@mehfil/shared/contract/command'
import { search } from '@mehfil/shared/contract/search'
import type { Found, PeopleFound, ThoughtsFound, TopicsFound } from '@mehfil/shared/search'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#db/schema/people.ts'
import { searchProgress, thoughtTexts } from '#db/schema/search.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads, topics } from '#db/schema/topics.ts'
import type { Actor, Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'
import { aPerson, askingOf, guest } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { seedTopic, sightsOf } from '../../../test/feed.ts'
import { STRIDES, type Strides } from './found-thoughts.store.ts'
import { searchFeature } from './search.feature.ts'

let database: CountedDatabase
beforeAll(async () => {
  database = await countedDatabase()
})
afterAll(() => database.stop())

const searching = (strides?: Strides) =>
  searchFeature({
    db: database.db,
    sights: sightsOf(database.db),
    log: createLog({ level: 'silent' }),
    isStrained: () => false,
    ...(strides && { strides }),
  })

const find = async (question: object, actor: Actor = guest, strides?: Strides): Promise<Found> =>
  await askingOf(searching(strides).feature)(search, question as InputOf<typeof search>, actor)

const inThoughts = async (question: object, actor?: Actor, strides?: Strides) =>
  (await find(question, actor, strides)) as ThoughtsFound

const bodiesOf = async (question: object) => (await inThoughts(question)).thoughts.map(({ body }) => body)

const follow = () => searching().follower.follow()

type Written = { body: string; authorId?: string; at?: Date; media?: (typeof thoughts.$inferInsert)['media'] }

/** Straight in the tables, each with a revision of its own; and the search has followed. */
async function write(topicId: string, authorId: string, written: readonly Written[]) {
  const [head] = await database.db.select().from(topicHeads).where(eq(topicHeads.topicId, topicId))
  const rows = written.map(({ body, at, media = [], ...other }, index) => ({
    id: newId(),
    topicId,
    seq: (head?.seq ?? 0) + index + 1,
    rev: (head?.rev ?? 0) + index + 1,
    authorId,
    clientId: newId(),
    fingerprint: '',
    body,
    media,
    ...(at && { createdAt: at }),
    ...other,
  }))
  for (let at = 0; at < rows.length; at += 1_000)
    await database.db.insert(thoughts).values(rows.slice(at, at + 1_000))
  const last = rows.at(-1)
  await moveHead(topicId, { seq: last?.seq ?? 0, rev: last?.rev ?? 0 })
  await follow()
  return rows.map(({ id }) => id)
}

const moveHead = (topicId: string, head: { seq?: number; rev: number }) =>
  database.db.update(topicHeads).set(head).where(eq(topicHeads.topicId, topicId))

async function aTopic() {
  const { topicId, memberIds } = await seedTopic(database.db)
  return { topicId, authorId: memberIds[0] as string }
}

const change = async (thoughtId: string, topicId: string, changes: Partial<typeof thoughts.$inferInsert>) => {
  const [head] = await database.db.select().from(topicHeads).where(eq(topicHeads.topicId, topicId))
  const rev = (head?.rev ?? 0) + 1
  await database.db
    .update(thoughts)
    .set({ ...changes, rev })
    .where(eq(thoughts.id, thoughtId))
  await moveHead(topicId, { rev })
}

const at = (day: number) => new Date(Date.UTC(2026, 2, day))

describe('what is found', () => {
  test('comes with where it stands in the text, its author, and what the asker did with it', async () => {
    const { topicId, authorId } = await aTopic()
    const [id = ''] = await write(topicId, authorId, [{ body: 'Meri zindagi bhi zinda hai' }])
    const { thoughts: found, spans, people: authors, viewer } = await inThoughts({ q: 'zinda' })
    expect(found).toMatchObject([{ id, topicId, authorId }])
    expect(spans[id]).toEqual([
      [5, 10],
      [17, 22],
    ])
    expect(authors[authorId]).toMatchObject({ id: authorId })
    expect(viewer.bookmarked).toEqual([])
  })

  test('is narrowed down by topic, person, time and picture', async () => {
    const { topicId, authorId } = await aTopic()
    const { topicId: elsewhere } = await aTopic()
    const other = await aPerson(database.db)
    const picture = { id: newId(), name: 'x', width: 1, height: 1, widths: [1], thumbhash: '', alt: '' }
    await write(topicId, authorId, [
      { body: 'barsaat one', at: at(1) },
      { body: 'barsaat two', at: at(2), authorId: other.id },
      { body: 'barsaat three', at: at(3), media: [picture] },
    ])
    await write(elsewhere, authorId, [{ body: 'barsaat four', at: at(4) }])
    const q = 'barsaat'
    expect(await bodiesOf({ q })).toHaveLength(4)
    expect(await bodiesOf({ q, topic: elsewhere })).toEqual(['barsaat four'])
    expect(await bodiesOf({ q, person: other.handle })).toEqual(['barsaat two'])
    expect(await bodiesOf({ q, from: at(2).toISOString(), to: at(4).toISOString() })).toEqual([
      'barsaat three',
      'barsaat two',
    ])
    expect(await bodiesOf({ q, picture: 'yes' })).toEqual(['barsaat three'])
    expect(await bodiesOf({ q, picture: 'no', topic: topicId })).toEqual(['barsaat two', 'barsaat one'])
    await expect(find({ q, topic: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(find({ q, person: 'nobody_here' })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('comes in pages, each thought once and in order, at the same cost for ten and for a hundred', async () => {
    const { topicId, authorId } = await aTopic()
    const kinds = ['safar', 'safarnama', 'humsafar', 'manzil']
    const rows = Array.from({ length: 400 }, (_, index) => ({
      body: `${kinds[index % 4]} ${index}`,
      // Seven at each moment, so that ties lie on the edges of pages.
      at: new Date(at(5).getTime() + Math.floor(index / 7)),
    }))
    await write(topicId, authorId, rows)
    const ways: Strides[] = [
      STRIDES,
      { sample: 1, few: 1_000, furthest: 1 },
      { sample: 20, few: 3, furthest: 60 },
    ]
    let whole: string[] | undefined
    for (const strides of ways) {
      for (const limit of strides === STRIDES ? [100, 33, 7] : [100, 33]) {
        const found: string[] = []
        let cursor: string | null | undefined
        do {
          const page = await inThoughts({ q: 'safar', limit, ...(cursor && { cursor }) }, guest, strides)
          expect(page.thoughts.length).toBeLessThanOrEqual(limit)
          found.push(...page.thoughts.map(({ id, body }) => `${body?.split(' ')[0]} ${id}`))
          cursor = page.next
        } while (cursor)
        whole ??= found
        expect(found).toEqual(whole)
      }
    }
    expect(new Set(whole).size).toBe(300)
    expect(whole?.map(line => line.split(' ')[0])).toEqual(
      ['safar', 'safarnama', 'humsafar'].flatMap(word => Array(100).fill(word)),
    )
    // Read, asked by the indexes where that is the way (a transaction of four), and the thoughts themselves.
    for (const strides of ways.slice(0, 2)) {
      for (const limit of [10, 100]) {
        const cost = await database.countQueries(() => inThoughts({ q: 'safar', limit }, guest, strides))
        expect(cost).toBe(strides === STRIDES ? 2 : 6)
      }
    }
  })
})

describe('the search follows the feed', () => {
  test('an erased thought is gone at once, and nothing of its words stays', async () => {
    const { topicId, authorId } = await aTopic()
    const [id = ''] = await write(topicId, authorId, [{ body: 'alvida dosto' }])
    expect(await bodiesOf({ q: 'alvida' })).toHaveLength(1)
    await change(id, topicId, { body: null, deletedAt: new Date() })
    expect(await bodiesOf({ q: 'alvida' })).toEqual([])
    await follow()
    expect(await database.db.$count(thoughtTexts, eq(thoughtTexts.thoughtId, id))).toBe(0)
  })

  test('an edited thought is not found by what it said before, and in a moment by what it says', async () => {
    const { topicId, authorId } = await aTopic()
    const [id = ''] = await write(topicId, authorId, [{ body: 'purani baat' }])
    await change(id, topicId, { body: 'nayi kahani', editedAt: new Date() })
    expect(await bodiesOf({ q: 'purani' })).toEqual([])
    await follow()
    expect(await bodiesOf({ q: 'kahani' })).toEqual(['nayi kahani'])
    expect(await bodiesOf({ q: 'purani' })).toEqual([])
  })

  test('a reaction costs it nothing', async () => {
    const { topicId, authorId } = await aTopic()
    const [id = ''] = await write(topicId, authorId, [{ body: 'wah wah' }])
    const versionOf = async () =>
      (
        await database.db
          .select({ xmin: sql<string>`xmin::text` })
          .from(thoughtTexts)
          .where(eq(thoughtTexts.thoughtId, id))
      )[0]?.xmin
    const before = await versionOf()
    await change(id, topicId, { reactions: { wah: 1 } })
    await follow()
    expect(await versionOf()).toBe(before)
    expect(await isBehind()).toBe(false)
  })

  test('what was there before the search was is read in steps, by several nodes, stopped and begun again', async () => {
    const { topicId, authorId } = await aTopic()
    const rows = Array.from({ length: 450 }, (_, index) => ({ body: `archive ${index}` }))
    await write(topicId, authorId, rows)
    await database.db.delete(thoughtTexts).where(eq(thoughtTexts.topicId, topicId))
    await database.db.delete(searchProgress).where(eq(searchProgress.topicId, topicId))
    const count = () => database.db.$count(thoughtTexts, eq(thoughtTexts.topicId, topicId))
    const first = searching().follower
    void first.follow()
    await expect.poll(count, { interval: 5 }).toBeGreaterThan(0)
    await first.stop()
    expect(await count()).toBeLessThan(450)
    await Promise.all(Array.from({ length: 3 }, () => follow()))
    await expect.poll(count).toBe(450)
    expect(await isBehind()).toBe(false)
  })

  test('one revision of many thoughts is followed whole, and a new epoch from its beginning', async () => {
    const { topicId, authorId } = await aTopic()
    const [first = ''] = await write(topicId, authorId, [{ body: 'epoch 0' }])
    const rows = Array.from({ length: 250 }, (_, index) => ({
      id: newId(),
      topicId,
      seq: index + 2,
      rev: 2,
      authorId,
      clientId: newId(),
      fingerprint: '',
      body: `together ${index}`,
    }))
    await database.db.insert(thoughts).values(rows)
    await moveHead(topicId, { seq: 251, rev: 2 })
    await follow()
    expect(await database.db.$count(thoughtTexts, eq(thoughtTexts.topicId, topicId))).toBe(251)
    await database.db
      .update(thoughts)
      .set({ body: 'restored', editedAt: at(9) })
      .where(eq(thoughts.id, first))
    await database.db.update(topicHeads).set({ epoch: 'e2' }).where(eq(topicHeads.topicId, topicId))
    await follow()
    expect(await bodiesOf({ q: 'restored', topic: topicId })).toEqual(['restored'])
  })

  async function isBehind(): Promise<boolean> {
    const rows = await database.db
      .select({ rev: searchProgress.rev, head: topicHeads.rev })
      .from(topicHeads)
      .leftJoin(searchProgress, eq(searchProgress.topicId, topicHeads.topicId))
    return rows.some(({ rev, head }) => (rev ?? 0) < head)
  }
})

describe('people', () => {
  const named = async (handle: string, displayName: string): Promise<Member> => {
    const id = newId()
    await database.db.insert(people).values({ id, handle, displayName })
    await follow()
    return { kind: 'member', id, handle, role: 'member', sessionId: newId() }
  }

  test('are found by handle and name, in any spelling, whole words first', async () => {
    await named('mirza_ghalib', 'Mirza Asadullah Khan')
    await named('ghalibana', 'غالِب كا مداح')
    await named('najma', 'Najma Ghalibi')
    const handles = async (q: string, other: object = {}) =>
      ((await find({ q, kind: 'people', ...other })) as PeopleFound).found.map(({ person }) => person.handle)
    expect(await handles('ghalib')).toEqual(['mirza_ghalib', 'ghalibana', 'najma'])
    expect(await handles('@mirza_ghalib')).toEqual(['mirza_ghalib'])
    expect(await handles('غالب')).toEqual(['ghalibana'])
    expect(await handles('کا')).toEqual(['ghalibana'])
    expect(await handles('hali')).toEqual(['ghalibana', 'mirza_ghalib', 'najma'])
    expect(await handles('ghalib -mirza')).toEqual(['ghalibana', 'najma'])
    const first = (await find({ q: 'ghalib', kind: 'people', limit: 1 })) as PeopleFound
    expect(first.found[0]?.spans).toEqual({ handle: [[6, 12]], displayName: [] })
    expect(await handles('ghalib', { limit: 2, cursor: first.next })).toEqual(['ghalibana', 'najma'])
  })

  test('are found by their new name', async () => {
    const { id } = await named('renamed', 'Before')
    await database.db
      .update(people)
      .set({ displayName: 'Afterwards', foldedName: null })
      .where(eq(people.id, id))
    await follow()
    expect(await find({ q: 'afterw', kind: 'people' })).toMatchObject({ found: [{ person: { id } }] })
  })
})

describe('topics', () => {
  test('are found by address and name before description, those with more members first', async () => {
    const host = await aPerson(database.db)
    const open = async (slug: string, name: string, description = '', memberCount = 1) => {
      const id = newId()
      await database.db
        .insert(topics)
        .values({ id, slug, name, description, color: 1, createdBy: host.id, memberCount })
      await database.db.insert(topicHeads).values({ topicId: id, epoch: 'e' })
    }
    await open('kitab-ghar', 'کتاب گھر')
    await open('novels', 'Novels', 'From the kitab of a friend', 9)
    await open('kitabi', 'Kitabi chehre', '', 5)
    await open('kitabein', 'कि\u0924ाबें', '', 7)
    await follow()
    const slugs = async (q: string, other: object = {}) =>
      ((await find({ q, kind: 'topics', ...other })) as TopicsFound).found.map(({ topic }) => topic.slug)
    expect(await slugs('kitab')).toEqual(['kitab-ghar', 'kitabein', 'kitabi', 'novels'])
    expect(await slugs('كتاب')).toEqual(['kitab-ghar'])
    expect(await slugs('किताब')).toEqual(['kitabein'])
    expect(await slugs('kitab -friend')).toEqual(['kitab-ghar', 'kitabein', 'kitabi'])
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page = (await find({
        q: 'kitab',
        kind: 'topics',
        limit: 1,
        ...(cursor && { cursor }),
      })) as TopicsFound
      paged.push(...page.found.map(({ topic }) => topic.slug))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(['kitab-ghar', 'kitabein', 'kitabi', 'novels'])
    const { found } = (await find({ q: 'kitab', kind: 'topics' }, host)) as TopicsFound
    expect(found.at(-1)?.spans).toEqual({ slug: [], name: [], description: [[9, 14]] })
  })
})

describe('what cannot be answered', () => {
  test.each([
    ['no word', { q: '?!' }, 'q'],
    ['only what is excluded', { q: '-dil' }, 'q'],
    ['too many words', { q: 'a b c d e f g h i j k' }, 'q'],
    ['people of a topic', { q: 'dil', kind: 'people', topic: 'somewhere' }, 'topic'],
    ['topics with a picture', { q: 'dil', kind: 'topics', picture: 'yes' }, 'picture'],
    ['a cursor of its own making', { q: 'dil', cursor: 'x' }, 'cursor'],
  ])('is said of %s', async (_, question, field) => {
    await expect(find(question)).rejects.toMatchObject({ code: 'invalid', field })
  })

  test('is not in another list’s place', async () => {
    const place = Buffer.from(JSON.stringify([0, 'asha'])).toString('base64url')
    await expect(find({ q: 'dil', cursor: place })).rejects.toMatchObject({ field: 'cursor' })
    await expect(find({ q: 'dil', kind: 'topics', cursor: place })).rejects.toMatchObject({ field: 'cursor' })
    await find({ q: 'dil', kind: 'people', cursor: place })
  })
})
