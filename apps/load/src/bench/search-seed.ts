import { foldText } from '@mehfil/shared/fold'
import { partsOf } from '@mehfil/shared/search-question'
import pg from 'pg'
import { textFrom } from './search-texts.ts'

/** Topics that the thoughts are spread over; the first has a tenth of them. */
const TOPICS = 20
const STEP = 2_000

const PEOPLE_AND_TOPICS = `
  with people as (
    insert into people (id, handle, display_name, folded_name)
    select gen_random_uuid(), 'poet_' || n, 'Poet ' || n, ' poet ' || n || ' ' from generate_series(1, 50) n returning id
  ), topics as (
    insert into topics (id, slug, name, color, created_by, folded_name, folded_description)
    select gen_random_uuid(), 'corpus-' || n, 'Corpus ' || n, 8, (select id from people limit 1), ' corpus ', ' '
    from generate_series(1, $1::int) n returning id, slug
  ), heads as (
    insert into topic_heads (topic_id, epoch) select id, 'e1' from topics
  )
  select (select array_agg(id::text) from people) as people,
    (select array_agg(id::text order by slug) from topics) as topics`

const THOUGHTS = `
  with text as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::int[])
      as text (body, folded, parts, topic_id, author_id, place)
  ), made as (
    insert into thoughts (id, topic_id, seq, rev, author_id, client_id, fingerprint, body, created_at)
    select gen_random_uuid(), topic_id, place, place, author_id, gen_random_uuid(), '', body,
      timestamptz '2026-01-01' + place * interval '1 second' from text
    returning id, topic_id, seq, author_id, created_at
  )
  insert into thought_texts (thought_id, topic_id, author_id, created_at, has_picture, folded, parts)
  select made.id, made.topic_id, made.author_id, made.created_at, false, text.folded, text.parts::int[]
  from made join text on text.topic_id = made.topic_id and text.place = made.seq`

const INDEXES = `select indexname as name, indexdef as made from pg_indexes
  where tablename in ('thoughts', 'thought_texts') and indexdef not like '%UNIQUE%'`

export type Corpus = { readonly topicId: string; readonly bytes: Readonly<Record<string, string>> }

/**
 * So many thoughts with what the search keeps of them, straight in the tables. Indexes are made afterwards, which is many
 * times faster. Answers the first topic, and what all this takes on the disk.
 */
export async function seedCorpus(
  url: string,
  count: number,
  random: () => number,
  say: (line: string) => void,
) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ people: string[]; topics: string[] }>(PEOPLE_AND_TOPICS, [TOPICS])
    const { people = [], topics = [] } = rows[0] ?? {}
    await client.query('set synchronous_commit = off')
    const indexes = (await client.query<{ name: string; made: string }>(INDEXES)).rows
    for (const { name } of indexes) await client.query(`drop index ${pg.escapeIdentifier(name)}`)
    for (let at = 0; at < count; at += STEP) {
      const bodies = Array.from({ length: Math.min(STEP, count - at) }, () => textFrom(random))
      const folded = bodies.map(foldText)
      await client.query(THOUGHTS, [
        bodies,
        folded,
        folded.map(text => `{${partsOf(text).join(',')}}`),
        bodies.map(() => topics[random() < 0.1 ? 0 : Math.floor(random() * topics.length)]),
        bodies.map(() => people[Math.floor(random() * people.length)]),
        bodies.map((_, index) => at + index + 1),
      ])
      if ((at / STEP) % 50 === 49) say(`${at + STEP} thoughts`)
    }
    await client.query("set maintenance_work_mem = '256MB'")
    for (const { name, made } of indexes) {
      say(`making ${name}`)
      await client.query(made)
    }
    await client.query(`update topic_heads set seq = $1, rev = $1 where topic_id = any($2)`, [count, topics])
    await client.query(
      `insert into search_progress (topic_id, epoch, rev, seq) select topic_id, epoch, rev, seq from topic_heads
       where topic_id = any($1)`,
      [topics],
    )
    await client.query('vacuum analyze thoughts')
    await client.query('vacuum analyze thought_texts')
    const sizes = await client.query<{ name: string; size: string }>(
      `select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
       where relname like 'thought_texts%' order by 1`,
    )
    const bytes = Object.fromEntries(sizes.rows.map(({ name, size }) => [name, size]))
    return { topicId: topics[0] ?? '', bytes } satisfies Corpus
  } finally {
    await client.end()
  }
}
