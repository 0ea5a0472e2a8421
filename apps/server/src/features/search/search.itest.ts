import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { search } from '@mehfil/shared/contract/search'
import type { ThoughtsFound } from '@mehfil/shared/search'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Db } from '#db/database.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { createPool } from '#db/pool.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'
import { askingOf } from '../../../test/asking.ts'
import { freshDatabase } from '../../../test/database.ts'
import { seedTopic, sightsOf } from '../../../test/feed.ts'
import { CORPUS, PAIRS } from '../../../test/search/pairs.ts'
import type { Strides } from './found-thoughts.store.ts'
import { searchFeature } from './search.feature.ts'

const migrations = fileURLToPath(new URL('../../../../../drizzle', import.meta.url))

type Place = { db: Db; stop(): Promise<void> }

async function onPool(url: string, end: () => Promise<void>): Promise<Place> {
  const pool = createPool({ url, max: 4, name: 'search test' })
  return {
    db: createDb(pool),
    async stop() {
      await pool.end()
      await end()
    },
  }
}

/** As operators have them who never thought of locales: `initdb --locale=C`. */
async function plainC(): Promise<Place> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mehfil-plain-c-'))
  const server = await startEmbedded({ dataDir, durable: false, locale: 'C' })
  await migrate({ url: server.url, folder: migrations })
  return await onPool(server.url, async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
}

const PLACES: Record<string, () => Promise<Place>> = {
  'C.UTF-8': async () => {
    const { url, drop } = await freshDatabase()
    return await onPool(url, drop)
  },
  'plain C': plainC,
}

/** Whichever way a thought is found, it is the same one. */
const WAYS: Record<string, Strides> = {
  'read through': { sample: 1_000, few: 4, furthest: 20_000 },
  'by the indexes': { sample: 1, few: 1_000, furthest: 1 },
  'read on in strides': { sample: 2, few: 0, furthest: 7 },
}

const searching = (db: Db, strides?: Strides) =>
  searchFeature({
    db,
    sights: sightsOf(db),
    log: createLog({ level: 'silent' }),
    isStrained: () => false,
    ...(strides && { strides }),
  })

test('there are enough questions', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(150)
})

describe.each(Object.entries(PLACES))('with the locale %s', (locale, open) => {
  let place: Place
  const keys = new Map<string, string>()

  beforeAll(async () => {
    place = await open()
    const { topicId, memberIds } = await seedTopic(place.db)
    const rows = Object.entries(CORPUS).map(([key, body], at) => {
      const id = newId()
      keys.set(id, key)
      return {
        id,
        topicId,
        seq: at + 1,
        rev: at + 1,
        authorId: memberIds[0] as string,
        clientId: newId(),
        fingerprint: '',
        body: body.normalize('NFC'),
        createdAt: new Date(Date.UTC(2026, 0, 1) + at * 1_000),
      }
    })
    await place.db.insert(thoughts).values(rows)
    await place.db.update(topicHeads).set({ seq: rows.length, rev: rows.length })
    await searching(place.db).follower.follow()
  })
  afterAll(() => place.stop())

  test('the database is as it says', async () => {
    const { rows } = await place.db.execute<{ locale: string }>(
      `select datcollate as locale from pg_database where datname = current_database()`,
    )
    expect(rows[0]?.locale).toBe(locale === 'plain C' ? 'C' : locale)
  })

  // The third way asks nothing of the database that the other two do not.
  const ways = Object.entries(WAYS).slice(0, locale === 'plain C' ? 2 : 3)
  describe.each(ways)('%s', (_, strides) => {
    test('each question finds what it should, in order', async () => {
      const ask = askingOf(searching(place.db, strides).feature)
      const answerTo = async (q: string) => {
        const { thoughts: found } = (await ask(search, { q })) as ThoughtsFound
        return [q, found.map(({ id }) => keys.get(id)).join(' ')]
      }
      const answers: string[][] = []
      // Some at once, as many as get a turn.
      for (let at = 0; at < PAIRS.length; at += 50)
        answers.push(...(await Promise.all(PAIRS.slice(at, at + 50).map(([q]) => answerTo(q)))))
      expect(answers).toEqual(PAIRS)
    })
  })
})
