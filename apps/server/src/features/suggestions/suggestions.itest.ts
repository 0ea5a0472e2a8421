import { suggestPeople } from '@mehfil/shared/contract/people'
import { foldText } from '@mehfil/shared/fold'
import { LIMITS } from '@mehfil/shared/limits'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#db/schema/people.ts'
import { blocks, follows, mutes } from '#db/schema/relations.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads, topics } from '#db/schema/topics.ts'
import type { Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { aPerson, askingOf, guest } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { suggestionsFeature } from './suggestions.feature.ts'

let database: CountedDatabase
let ask: ReturnType<typeof askingOf>
let asker: Member
let topicId: string
const here = new Map<string, number>()

beforeAll(async () => {
  database = await countedDatabase(4)
  const census = { of: () => ({ members: here, guests: 0 }) }
  ask = askingOf(suggestionsFeature({ db: database.db, census }))
  asker = await aPerson(database.db)
  topicId = newId()
  await database.db
    .insert(topics)
    .values({ id: topicId, slug: 'verses', name: 'Verses', color: 0, createdBy: asker.id })
  await database.db.insert(topicHeads).values({ topicId, epoch: 'e' })
})
afterAll(() => database.stop())

async function named(handle: string, displayName: string): Promise<string> {
  const id = newId()
  await database.db.insert(people).values({ id, handle, displayName, foldedName: foldText(displayName) })
  return id
}

let seq = 0
const share = (authorId: string, deletedAt: Date | null = null) =>
  database.db.insert(thoughts).values({
    ...{ id: newId(), topicId, seq: ++seq, rev: seq, authorId, deletedAt },
    ...{ clientId: newId(), fingerprint: '', body: deletedAt ? null : 'said' },
  })

const follow = (followedId: string) => database.db.insert(follows).values({ personId: asker.id, followedId })

const offered = async (prefix: string, ref: string | undefined = topicId) => {
  const answer = await ask(suggestPeople, { prefix, ...(ref && { topicId: ref }) }, asker)
  return answer.people
}
const handles = async (prefix: string, ref?: string) => (await offered(prefix, ref)).map(one => one.handle)

test('the exact handle, who is here, whom one follows, who wrote lately, then the rest by handle', async () => {
  await named('mir_zafar', 'Z')
  await named('mir_anis', 'A')
  const lately = await named('mir_taqi', 'T')
  const followed = await named('mir_soz', 'S')
  const present = await named('mir_wajid', 'W')
  await named('mir', 'M')
  await share(lately)
  await follow(followed)
  here.set(present, 2).set(asker.id, 1)
  const found = await offered('mir')
  expect(found.map(one => one.handle)).toEqual([
    ...['mir', 'mir_wajid', 'mir_soz', 'mir_taqi', 'mir_anis', 'mir_zafar'],
  ])
  expect(found.filter(one => one.isHere).map(one => one.handle)).toEqual(['mir_wajid'])
  expect(found.filter(one => one.isFollowed).map(one => one.handle)).toEqual(['mir_soz'])
  // Without a topic nobody is here.
  expect(await handles('mir', '')).toEqual([
    ...['mir', 'mir_soz', 'mir_anis', 'mir_taqi', 'mir_wajid', 'mir_zafar'],
  ])
})

test('before anything is typed: who is here, whom one follows, who wrote lately; nobody else', async () => {
  const erased = await named('rubai', 'Rubai')
  await share(erased, new Date())
  expect(await handles('')).toEqual(['mir_wajid', 'mir_soz', 'mir_taqi'])
  expect(await handles('  ', '')).toEqual(['mir_soz'])
})

test('the beginning of any word of a name finds, in the spelling of the search; the middle of one does not', async () => {
  await named('asad', 'Mírzā Ghalib')
  await named('yas', 'مرزا یاس')
  expect(await handles('GHAL')).toEqual(['asad'])
  expect(await handles('mirza gh')).toEqual(['asad'])
  expect(await handles('irza')).toEqual([])
  // The yeh of Arabic is that of Urdu.
  expect(await handles('ياس')).toEqual(['yas'])
  expect(await handles('مرز')).toEqual(['yas'])
})

test('what can be in no name finds nobody, and nothing of it means more than it says', async () => {
  for (const prefix of ['%', '_', '!', '\u0000', '\ud800', "'", 'm_r']) {
    expect(await handles(prefix), prefix).toEqual([])
  }
})

test('whoever blocks or is blocked is never offered, and who is muted only by the whole handle', async () => {
  const ids = [await named('dagh_a', 'D'), await named('dagh_b', 'D'), await named('dagh_c', 'D')] as const
  const [blocked, blocking, muted] = ids
  for (const id of ids) {
    here.set(id, 1)
    await follow(id)
  }
  await database.db.insert(blocks).values([
    { personId: asker.id, blockedId: blocked },
    { personId: blocking, blockedId: asker.id },
  ])
  await database.db.insert(mutes).values({ personId: asker.id, mutedId: muted })
  for (const prefix of ['dagh', 'd', 'dagh_a', 'dagh_b', '']) {
    expect((await handles(prefix)).filter(handle => handle.startsWith('dagh'))).toEqual([])
  }
  expect(await handles('dagh_c')).toEqual(['dagh_c'])
  for (const id of ids) here.delete(id)
  expect(await handles('dagh')).toEqual([])
})

test('one is not offered oneself', async () => {
  expect(await handles(asker.handle)).not.toContain(asker.handle)
})

test('at most eight, in two queries, in a large house', async () => {
  await database.db.execute(sql`
    insert into people (id, handle, display_name, folded_name)
    select gen_random_uuid(), 'crowd_' || n, 'Somebody ' || n, ' somebody ' || n || ' '
    from generate_series(1, 20000) n`)
  await ask(suggestPeople, { prefix: 'crowd', topicId }, asker)
  const queries = await database.countQueries(async () => {
    expect(await handles('crowd')).toHaveLength(LIMITS.suggestedPeople)
  })
  expect(queries).toBe(2)
  expect(await handles('somebody 1999')).toContain('crowd_1999')
  const alone = await database.countQueries(() => offered(''))
  expect(alone).toBe(1)
  await database.db.delete(people).where(eq(people.handle, 'crowd_1'))
})

test('an unknown topic is told of; guests are not answered', async () => {
  await expect(offered('mir', newId())).rejects.toMatchObject({ code: 'not-found' })
  await expect(ask(suggestPeople, { prefix: 'mir' }, guest)).rejects.toThrow()
})
