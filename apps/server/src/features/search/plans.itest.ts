import { foldText } from '@mehfil/shared/fold'
import { partsOf, readQuestion } from '@mehfil/shared/search-question'
import { sql } from 'drizzle-orm'
import pg, { type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Db } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { freshDatabase } from '../../../test/database.ts'
import { seedTopic } from '../../../test/feed.ts'
import type { Scope } from './conditions.store.ts'
import { type Strides, thoughtsSearch } from './found-thoughts.store.ts'

/** So many different texts, each so often: enough that reading all of them would be the wrong way by far. */
const TEXTS = 400
const COPIES = 100
const ALL = TEXTS * COPIES

const DAY = 86_400_000

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Node[]
}

let db: Db
let pool: Pool
let stop: () => Promise<void>
/** Plans of what was asked since it was emptied. */
const plans: Node[] = []
let topicId = ''
let authorId = ''

beforeAll(async () => {
  const fresh = await freshDatabase()
  pool = createPool({ url: fresh.url, max: 2, name: 'search plans' })
  db = createDb(pool)
  stop = async () => {
    await pool.end()
    await fresh.drop()
  }
  explainSearches()
  await seed(fresh.url)
})
afterAll(() => stop())

/** Everywhere: a common word. In each text: a number of its own, a word of some of them, and the part of one. */
function textOf(at: number): string {
  const some = at % 40 === 0 ? ' barsaat ki raat' : ''
  return `shaam ki baat ${at}x${some} wordnumber${at % 100} ${'kuch aur bhi '.repeat(at % 5)}`
}

const SEED = `
  with text as (
    select * from unnest($1::text[], $2::text[]) with ordinality as text (folded, parts, number)
  ), made as (
    insert into thoughts (id, topic_id, seq, rev, author_id, client_id, fingerprint, body, created_at)
    select gen_random_uuid(), case when seq % 20 = 0 then $3::uuid else $4::uuid end, seq, seq,
      case when seq % 20 = 1 then $5::uuid else $6::uuid end, gen_random_uuid(), '', '',
      now() - ($7 - seq) * interval '1 minute'
    from generate_series(1, $7::int) seq
    returning id, seq, topic_id, author_id, created_at
  )
  insert into thought_texts (thought_id, topic_id, author_id, created_at, has_picture, folded, parts)
  select made.id, topic_id, author_id, created_at, seq % 50 = 0, text.folded, text.parts::int[]
  from made join text on text.number = 1 + (made.seq * 7919) % $8::int order by made.seq`

const LARGE = ['thought_texts_words_idx', 'thought_texts_parts_idx']

/** By a connection of its own, which may take its time; the large indexes are made afterwards, which is faster. */
async function seed(url: string): Promise<void> {
  const [one, other] = [await seedTopic(db), await seedTopic(db)]
  topicId = one.topicId
  authorId = one.memberIds[0] as string
  const folded = Array.from({ length: TEXTS }, (_, at) => foldText(textOf(at)))
  const parts = folded.map(text => `{${partsOf(text).join(',')}}`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ made: string }>(
    'select indexdef as made from pg_indexes where indexname = any($1)',
    [LARGE],
  )
  await client.query(`drop index ${LARGE.join()}`)
  await client.query(SEED, [folded, parts, topicId, other.topicId, authorId, other.memberIds[0], ALL, TEXTS])
  for (const { made } of rows) await client.query(made)
  await client.query('vacuum analyze thoughts')
  await client.query('vacuum analyze thought_texts')
  await client.end()
}

/** Each statement of a search is explained as well, with what it really did. */
function explainSearches(): void {
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<{ rows: unknown[] }>
    const explained = async (...args: unknown[]) => {
      const [config, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined]
      if (typeof config !== 'string' && config.text.includes('thought_texts')) {
        const text = `explain (analyze, buffers, format json) ${config.text}`
        const { rows } = await query(text, values ?? config.values)
        const [row] = rows as { 'QUERY PLAN': { Plan: Node }[] }[]
        const plan = row?.['QUERY PLAN'][0]?.Plan
        if (plan) plans.push(plan)
      }
      return await query(...args)
    }
    client.query = explained as unknown as typeof client.query
  })
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

async function find(q: string, scope: Scope, strides?: Strides) {
  plans.length = 0
  const wanted = { question: readQuestion(q), scope, after: undefined, limit: 31 }
  const found = await thoughtsSearch(db, strides).find(wanted)
  expect(plans.length).toBeGreaterThan(0)
  return {
    found: found.length,
    wholes: plans.flatMap(nodesOf).filter(node => node['Node Type'] === 'Seq Scan'),
    blocks: plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0),
  }
}

const SCOPES: Record<string, () => Scope> = {
  everywhere: () => ({}),
  'in a topic': () => ({ topicId }),
  'of a person': () => ({ authorId }),
  'of a while': () => ({ from: Date.now() - 9 * DAY, to: Date.now() - 2 * DAY }),
  'with a picture': () => ({ hasPicture: true }),
}

/** Words of all, of some, of few and of none; a part, a beginning, a phrase, and what always goes together. */
const QUESTIONS = [
  'shaam',
  'shaam baat',
  'wordnumber7',
  'ordnumber5',
  'bars',
  '"barsaat ki"',
  'shaam -baat',
  '123x',
  'nowhere',
]

/** Of these a part, a phrase and what always goes together: asked of the indexes alone, as if they were rare. */
const RARE = ['ordnumber5', '"barsaat ki"', 'shaam -baat']

const BY_INDEX: Strides = { sample: 1, few: ALL, furthest: 1 }

/** Blocks of the database that are looked at: the table with its indexes has many more. */
const MOST_BLOCKS = 2_000

describe('among tens of thousands of thoughts', () => {
  test.each(Object.entries(SCOPES))('no question reads all of them: %s', async (_, scope) => {
    for (const strides of [undefined, BY_INDEX]) {
      for (const q of strides ? RARE : QUESTIONS) {
        const { wholes, blocks } = await find(q, scope(), strides)
        expect(wholes, q).toEqual([])
        expect(blocks, q).toBeLessThan(MOST_BLOCKS)
      }
    }
  })

  test('there are many more blocks than are looked at', async () => {
    const { rows } = await db.execute<{ blocks: number }>(
      sql`select (pg_total_relation_size('thought_texts') / 8192)::int as blocks`,
    )
    expect(rows[0]?.blocks).toBeGreaterThan(1.5 * MOST_BLOCKS)
  })
})
