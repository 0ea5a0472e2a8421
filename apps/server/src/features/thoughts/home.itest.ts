import { loadHome, postThought } from '@mehfil/shared/contract/thoughts'
import { muteTopic, unmuteTopic } from '@mehfil/shared/contract/topics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'
import { askingOf } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { topicsFeature } from '../topics/topics.feature.ts'
import { thoughtsFeature } from './thoughts.feature.ts'

let database: CountedDatabase
beforeAll(async () => {
  database = await countedDatabase()
})
afterAll(() => database.stop())

test('home leaves out what is muted for her alone, as long as it is', async () => {
  const { db } = database
  const { topicId, memberIds } = await seedTopic(db, 2)
  const [amna, bano] = memberIds.map(
    (id): Member => ({ kind: 'member', id, handle: 'm', role: 'member', sessionId: newId() }),
  ) as [Member, Member]
  const node = feedNode(db)
  const { broadcast, pump, sights, writer } = node
  const log = createLog({ level: 'silent' })
  const ask = askingOf(
    thoughtsFeature({ db, sights, newId, pump, writer, log, tidyMedia: async () => undefined }),
  )
  const askTopics = askingOf(topicsFeature({ db, sights, newId, broadcast }))
  const home = async (member: Member) =>
    (await ask(loadHome, {}, member)).thoughts.map(thought => thought.body)

  await ask(postThought, { topicId, clientId: newId(), body: 'Loud' }, amna)
  await askTopics(muteTopic, { topicId }, amna)
  expect([await home(amna), await home(bano)]).toEqual([[], ['Loud']])
  await askTopics(unmuteTopic, { topicId }, amna)
  expect(await home(amna)).toEqual(['Loud'])
  await node.stop()
})
