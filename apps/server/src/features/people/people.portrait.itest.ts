import { editProfile, findPeople, getPerson } from '@mehfil/shared/contract/people'
import { portraitUrl } from '@mehfil/shared/media'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { mediaStore } from '#features/media/media.store.ts'
import type { Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { rooms } from '#platform/rooms.ts'
import { askingOf, somePeople } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { recordingBroadcast, seedTopic } from '../../../test/feed.ts'
import { peopleFeature } from './people.feature.ts'

let database: CountedDatabase
let ask: ReturnType<typeof askingOf>
let events: ReturnType<typeof recordingBroadcast>['events']
let poet: Member
let reader: Member
let tidied: number

beforeAll(async () => {
  database = await countedDatabase(4)
})
afterAll(() => database.stop())
beforeEach(async () => {
  const recording = recordingBroadcast()
  events = recording.events
  tidied = 0
  const tidyMedia = async () => void tidied++
  ask = askingOf(peopleFeature({ db: database.db, broadcast: recording.broadcast, tidyMedia }))
  ;[poet, reader] = (await somePeople(database.db, 2)) as [Member, Member]
})

type Row = typeof media.$inferInsert

async function aPicture(change: Partial<Row> = {}) {
  const id = newId()
  const name = id.replaceAll('-', '')
  const row = { id, authorId: poet.id, clientId: newId(), fingerprint: '', name, width: 640, height: 640 }
  const stored = { widths: [320, 640], thumbhash: 'x', alt: '', storedAt: new Date() }
  await database.db.insert(media).values({ ...row, ...stored, ...change })
  return { id, url: portraitUrl({ ...row, ...stored }) }
}

const choose = async (avatar: string | null, by = poet) => (await ask(editProfile, { avatar }, by)).user
const rowOf = async (id: string) => (await database.db.select().from(media).where(eq(media.id, id)))[0]

/** What is left after everything that nobody shows has been forgotten, a day and more later. */
async function afterTidying() {
  const removed: string[] = []
  await database.db.update(media).set({ createdAt: new Date(0) })
  while (await mediaStore(database.db).forgetSome(async ({ id }) => void removed.push(id)));
  return removed
}

describe('a portrait', () => {
  test('is seen wherever she is, told to her own tabs, and not tidied away', async () => {
    const { id, url } = await aPicture()
    expect(await choose(id)).toMatchObject({ id: poet.id, avatarUrl: url })
    expect((await ask(findPeople, { ids: poet.id })).people[poet.id]?.avatarUrl).toBe(url)
    expect((await ask(getPerson, { handle: poet.handle })).person.avatarUrl).toBe(url)
    expect(events).toMatchObject([
      { room: rooms.person(poet.id), event: 'viewer:changed', payload: { user: { avatarUrl: url } } },
    ])
    expect(await afterTidying()).not.toContain(id)
    expect(await mediaStore(database.db).hasTooManyUnposted(poet.id)).toBe(false)
  })

  test('gives way to another one, or to none, and its files go', async () => {
    const [first, second] = [await aPicture({ alt: 'canary' }), await aPicture()]
    await choose(first.id)
    expect((await choose(second.id)).avatarUrl).toBe(second.url)
    expect(await rowOf(first.id)).toMatchObject({ portraitOf: null, alt: '', thumbhash: '' })
    expect(tidied).toBe(2)
    expect(await afterTidying()).toEqual([first.id])
    expect((await choose(null)).avatarUrl).toBeNull()
    expect(await afterTidying()).toEqual([second.id])
  })

  test('stays as it is when it is named again, and when only words are changed', async () => {
    const { id, url } = await aPicture()
    await choose(id)
    expect((await choose(id)).avatarUrl).toBe(url)
    expect((await ask(editProfile, { bio: 'Reads aloud.' }, poet)).user).toMatchObject({ avatarUrl: url })
    expect(await rowOf(id)).toMatchObject({ portraitOf: poet.id, erasedAt: null })
  })

  test('comes with the words or not at all', async () => {
    const edit = ask(editProfile, { displayName: 'Other', avatar: newId() }, poet)
    await expect(edit).rejects.toMatchObject({ code: 'not-found', field: 'avatar' })
    const [row] = await database.db.select().from(people).where(eq(people.id, poet.id))
    expect(row).toMatchObject({ displayName: 'Person 0', avatar: null })
    expect(events).toEqual([])
  })

  test('is only a picture of her own that is there and that nothing shows or holds', async () => {
    const { topicId } = await seedTopic(database.db)
    const thoughtId = newId()
    const words = { seq: 1, rev: 1, clientId: newId(), fingerprint: '', body: 'See' }
    await database.db.insert(thoughts).values({ id: thoughtId, topicId, authorId: poet.id, ...words })
    const refused = [
      await aPicture({ authorId: reader.id }),
      await aPicture({ storedAt: null }),
      await aPicture({ erasedAt: new Date() }),
      await aPicture({ heldAs: newId() }),
      await aPicture({ thoughtId }),
      await aPicture({ portraitOf: reader.id }),
    ]
    for (const { id } of refused) {
      await expect(choose(id)).rejects.toMatchObject({ code: 'not-found', field: 'avatar' })
    }
  })

  test('chosen on ten devices at once: one stays, and of the others nothing', async () => {
    const pictures = await Promise.all(Array.from({ length: 10 }, () => aPicture()))
    await Promise.all(pictures.map(({ id }) => choose(id)))
    const [row] = await database.db.select().from(people).where(eq(people.id, poet.id))
    const removed = await afterTidying()
    const left = pictures.map(({ id }) => id).filter(id => !removed.includes(id))
    expect(left).toEqual([row?.avatar?.id])
  })
})
