import pg from 'pg'
import { percentile } from '../percentile.ts'
import { openPosters, type Posters, type Written, writeInTurn } from './posters.ts'
import { openRawPosters } from './raw-posters.ts'
import { type Effort, type Play, playRounds, type Round } from './rounds.ts'
import { type Row, rowOf } from './row.ts'
import type { BenchStage, Side } from './stage.ts'

export type HotTopic = {
  readonly acksPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU of the server, in microseconds. */
  readonly serverUsPerAck: number
  /** How often the server was too busy, warming up included. */
  readonly refused: number
}

/** So long that what a process does only at first (compiling, connecting) is over. */
const WARM_UP_MS = 4_000

const OURS = 'batched'
const ONE_EACH = 'one commit each'
const RAW = 'one commit each, bare pg'

/** Many people write into one topic, each of them again as soon as she has her ack. */
export async function hotTopic(stage: BenchStage, options: Effort & { readonly posters: number }) {
  const { posters: count, seconds } = options

  async function write(topicId: string, posters: Posters, serverPid?: number) {
    const written = await writeInTurn(posters.posts, { warmUpMs: WARM_UP_MS, seconds }, serverPid)
    posters.close()
    await mustBeThere(stage.databaseUrl, topicId, written.all)
    return { value: figuresOf(written, seconds), usage: written.usage }
  }

  const server =
    (side: Side): Play<HotTopic> =>
    async () => {
      const topicId = await stage.newTopic()
      const running = await stage.start(side)
      try {
        return await write(
          topicId,
          await openPosters(running.url, stage.cookies, topicId, count),
          running.pid,
        )
      } finally {
        await running.stop()
      }
    }

  async function raw() {
    const topicId = await stage.newTopic()
    return await write(topicId, await openRawPosters(stage.databaseUrl, topicId, count))
  }

  const sides = new Map([
    [OURS, server('ours')],
    [ONE_EACH, server('oneEach')],
    [RAW, raw],
  ])
  const say = (line: string) => options.say(`hot topic, ${count} posters: ${line}`)
  const rounds = await playRounds(sides, { ...options, say })
  return { rounds, rows: rowsOf(rounds, count) }
}

function rowsOf(rounds: readonly Round<HotTopic>[], count: number): readonly Row[] {
  const base = { unit: 'acks/s', figure: (value: HotTopic) => value.acksPerSecond }
  const name = `hot topic, ${count} posters`
  const goal = count < 512 ? { atLeast: 2.5 } : { atLeast: 5, isStretch: true }
  return [
    rowOf(rounds, { ...base, name, sides: { ours: OURS, reference: ONE_EACH }, goal }),
    rowOf(rounds, { ...base, name, sides: { ours: OURS, reference: RAW } }),
    rowOf(rounds, {
      name: `${name}, server CPU`,
      unit: 'us/ack',
      sides: { ours: OURS, reference: ONE_EACH },
      figure: value => value.serverUsPerAck,
    }),
  ]
}

const figuresOf = ({ latenciesMs, refused, usage }: Written, seconds: number): HotTopic => ({
  acksPerSecond: latenciesMs.length / seconds,
  p50Ms: percentile(latenciesMs, 0.5),
  p99Ms: percentile(latenciesMs, 0.99),
  serverUsPerAck: (usage.server * seconds * 1e6) / Math.max(1, latenciesMs.length),
  refused,
})

const COUNTED = `
  select count(*)::int as count, coalesce(max(seq), 0)::int as last, count(distinct client_id)::int as ids
  from thoughts where topic_id = $1`

/** Throws unless exactly the acknowledged thoughts are in the topic, at dense places: fast and wrong is no result. */
async function mustBeThere(url: string, topicId: string, expected: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ count: number; last: number; ids: number }>(COUNTED, [topicId])
  await client.end()
  const [found] = rows
  if (found?.count === expected && found.last === expected && found.ids === expected) return
  throw new Error(`${expected} thoughts were acknowledged, and the database has ${JSON.stringify(found)}`)
}
