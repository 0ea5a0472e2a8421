import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { createLog } from '#platform/log.ts'
import { freshDatabase } from '../../test/database.ts'
import { recordingBroadcast, seedTopic } from '../../test/feed.ts'
import { type CatchUpSource, createPump } from './pump.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 2, name: 'pump-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('a catch-up is counted by where its changes come from', async () => {
  const { topicId } = await seedTopic(db)
  const { broadcast } = recordingBroadcast()
  const sources: CatchUpSource[] = []
  const pump = createPump({
    db,
    broadcast,
    log: createLog({ level: 'silent' }),
    onCatchUp: source => sources.push(source),
  })
  expect(pump.since(topicId, { epoch: 'e1', rev: 0 }), 'not tracked').toBeUndefined()
  await pump.track(topicId)
  pump.committed({ topicId, head: { epoch: 'e1', rev: 1, seq: 0 }, thoughts: [], people: {} })
  expect(pump.since(topicId, { epoch: 'e1', rev: 0 })).toMatchObject({ from: 0, to: 1 })
  expect(pump.since(topicId, { epoch: 'e1', rev: 1 })).toMatchObject({ from: 1, to: 1 })
  expect(pump.since(topicId, { epoch: 'e0', rev: 0 }), 'of another numbering').toBeUndefined()
  expect(sources).toEqual(['database', 'memory', 'memory', 'database'])
  pump.stop()
})
