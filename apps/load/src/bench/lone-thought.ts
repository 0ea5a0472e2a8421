import { percentile } from '../percentile.ts'
import { openPosters, type Post } from './posters.ts'
import { type Effort, type Play, playRounds } from './rounds.ts'
import { rowOf } from './row.ts'
import type { BenchStage, Side } from './stage.ts'
import { startUsage } from './usage.ts'

export type LoneThought = { readonly p50Ms: number; readonly p99Ms: number }

const EVERY_MS = 20
const WARM_UP = 100

const OURS = 'batched'
const ONE_EACH = 'one commit each'

/** One thought at a time, at fixed times, into a topic in which nothing else happens: batching must cost it nothing. */
export async function loneThought(stage: BenchStage, options: Effort) {
  const server =
    (side: Side): Play<LoneThought> =>
    async () => {
      const topicId = await stage.newTopic()
      const running = await stage.start(side)
      const posters = await openPosters(running.url, stage.cookies, topicId, 1)
      try {
        const [post] = posters.posts
        if (!post) throw new Error('There is nobody to write.')
        await writeAtTimes(post, WARM_UP)
        const usage = startUsage(running.pid)
        const waits = await writeAtTimes(post, Math.round((options.seconds * 1_000) / EVERY_MS))
        const value = { p50Ms: percentile(waits, 0.5), p99Ms: percentile(waits, 0.99) }
        return { value, usage: usage() }
      } finally {
        posters.close()
        await running.stop()
      }
    }

  const sides = new Map([
    [OURS, server('ours')],
    [ONE_EACH, server('oneEach')],
  ])
  const say = (line: string) => options.say(`lone thought: ${line}`)
  const rounds = await playRounds(sides, { ...options, say })
  const base = { unit: 'ms', sides: { ours: OURS, reference: ONE_EACH }, goal: { atMost: 1.1 } }
  const rows = [
    rowOf(rounds, { ...base, name: 'lone thought, ack p50', figure: (value: LoneThought) => value.p50Ms }),
    rowOf(rounds, { ...base, name: 'lone thought, ack p99', figure: (value: LoneThought) => value.p99Ms }),
  ]
  return { rounds, rows }
}

/** Writes by the clock, whatever became of the thought before; how long each ack took, in ms from its sending. */
async function writeAtTimes(post: Post, count: number): Promise<readonly number[]> {
  const waits: Promise<number>[] = []
  await new Promise<void>(resolve => {
    const timer = setInterval(() => {
      const asked = performance.now()
      waits.push(post().then(() => performance.now() - asked))
      if (waits.length < count) return
      clearInterval(timer)
      resolve()
    }, EVERY_MS)
  })
  return await Promise.all(waits)
}
