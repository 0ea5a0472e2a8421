import { seededRandom } from '@mehfil/testkit/seeded-random'
import pg from 'pg'
import { percentile } from '../percentile.ts'
import { type Effort, type Play, playRounds } from './rounds.ts'
import { limitRow } from './row.ts'
import { seedCorpus } from './search-seed.ts'
import { type Asked, questionsFrom } from './search-texts.ts'
import type { BenchStage } from './stage.ts'
import { startUsage } from './usage.ts'

export type Searched = {
  readonly p50Ms: number
  readonly p95Ms: number
  /** Of each kind of question, p95 in ms. */
  readonly kinds: Readonly<Record<string, number>>
  /** Of what was found: a search that finds nothing is fast, and no search. */
  readonly found: number
}

const OURS = 'search'
const GOAL_MS = 50
/** Of each kind and script; with the kinds that there are, some hundreds of questions. */
const QUESTIONS = 12

/** One question after the other, as a person types them, over HTTP to a server with so many thoughts. */
export async function search(stage: BenchStage, options: Effort & { readonly thoughts: number }) {
  const say = (line: string) => options.say(`search: ${line}`)
  const corpus = await seedCorpus(stage.databaseUrl, options.thoughts, seededRandom(1), say)
  say(`${options.thoughts} thoughts: ${JSON.stringify(corpus.bytes)}`)
  let round = 0

  const play: Play<Searched> = async () => {
    const running = await stage.start('ours')
    try {
      const ask = asking(running.url, stage.cookies[0] ?? '', corpus.topicId)
      for (const question of questionsFrom(seededRandom(99), 2)) await ask(question)
      const questions = questionsFrom(seededRandom(++round), QUESTIONS)
      const usage = startUsage(running.pid)
      const waits: { kind: string; ms: number; found: number }[] = []
      for (const question of questions) waits.push({ kind: question.kind, ...(await ask(question)) })
      const used = usage()
      const value = figuresOf(waits)
      say(`${waits.length} questions, ${value.found} thoughts found; p95 of each kind in ms:`)
      for (const [kind, ms] of Object.entries(value.kinds)) say(`  ${kind}: ${ms.toFixed(1)}`)
      return { value, usage: used }
    } finally {
      await running.stop()
    }
  }

  const before = await scansOf(stage.databaseUrl)
  const rounds = await playRounds(new Map([[OURS, play]]), { ...options, say })
  mustUseIndexes(before, await scansOf(stage.databaseUrl), say)
  const base = { unit: 'ms', side: OURS, limit: GOAL_MS }
  const name = `search of ${options.thoughts} thoughts`
  const rows = [
    limitRow(rounds, { ...base, name: `${name}, p50`, figure: (value: Searched) => value.p50Ms }),
    limitRow(rounds, { ...base, name: `${name}, p95`, figure: (value: Searched) => value.p95Ms }),
  ]
  return { rounds, rows }
}

const asking = (url: string, cookie: string, topicId: string) => async (asked: Asked) => {
  const narrowed = asked.inTopic ? `&topic=${topicId}` : ''
  const started = performance.now()
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(asked.q)}${narrowed}`, {
    headers: { cookie },
  })
  const body = (await response.json()) as { thoughts?: unknown[] }
  if (!response.ok || !body.thoughts)
    throw new Error(`${asked.q}: ${response.status} ${JSON.stringify(body)}`)
  return { ms: performance.now() - started, found: body.thoughts.length }
}

function figuresOf(waits: readonly { kind: string; ms: number; found: number }[]): Searched {
  const all = waits.map(({ ms }) => ms)
  const kinds = new Set(waits.map(({ kind }) => kind))
  const of = (kind: string) => waits.filter(wait => wait.kind === kind).map(({ ms }) => ms)
  return {
    p50Ms: percentile(all, 0.5),
    p95Ms: percentile(all, 0.95),
    kinds: Object.fromEntries([...kinds].map(kind => [kind, percentile(of(kind), 0.95)])),
    found: waits.reduce((sum, { found }) => sum + found, 0),
  }
}

type Scans = Readonly<Record<string, number>>

const WHOLE = 'the whole table'

/** Throws when a question was answered by reading everything, or none by the indexes of words and of their parts. */
function mustUseIndexes(before: Scans, after: Scans, say: (line: string) => void) {
  const more = (name: string) => (after[name] ?? 0) - (before[name] ?? 0)
  for (const name of Object.keys(after)) say(`read ${more(name)} times: ${name}`)
  const unused = ['thought_texts_words_idx', 'thought_texts_parts_idx'].filter(name => more(name) === 0)
  if (unused.length > 0 || more(WHOLE) > 0) throw new Error('The search did not use its indexes.')
}

/** How often each index, and the table itself, was read so far. */
async function scansOf(url: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string; count: number }>(
    `
    select indexrelname as name, idx_scan::float8 as count from pg_stat_user_indexes where relname = 'thought_texts'
    union all select $1, seq_scan::float8 from pg_stat_user_tables where relname = 'thought_texts'`,
    [WHOLE],
  )
  await client.end()
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}
