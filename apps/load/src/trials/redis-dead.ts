import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../percentile.ts'
import { judge } from './judging.ts'
import { onStage } from './stage.ts'
import { holds, type Trial, within } from './trial.ts'
import { delaysOf, startWriting } from './writing.ts'

const DEAD_MS = 60_000
const RATE = 20

/** Redis dies by kill -9 and stays away for a minute, while members write on one server and others read on the other. */
export const redisDead: Trial = {
  name: 'redis-dead',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}, {}], accounts: 8, withRedis: true }, async stage => {
      const [here, there] = stage.nodes
      if (!here || !there) throw new Error('There are not two servers.')
      for (const account of stage.accounts.slice(0, 4)) await stage.enter(account, here)
      for (const account of stage.accounts.slice(4)) await stage.enter(account, there)
      const [writers, readers] = [stage.clients.slice(0, 4), stage.clients.slice(4)]
      const writing = startWriting({ clients: writers, topicId: stage.topicIds[0] ?? '', rate: RATE })
      await sleep(8_000)
      const from = performance.now()
      surroundings.say(`Redis is killed, for ${DEAD_MS / 1_000} s`)
      await stage.redis.kill()
      await sleep(DEAD_MS)
      const to = performance.now()
      const isDead = stage.redis.pid === undefined
      await stage.redis.start()
      await sleep(5_000)
      const back = performance.now()
      await sleep(3_000)
      writing.stop()
      // Those that were due at the very end are given time to be shown, before anything is counted.
      const verdict = await judge(stage, { 'Redis gone': 1 }, { acks: RATE * 70, deliveries: RATE * 500 })
      const while_ = delaysOf(readers, writing.dueAt, { from, to })
      const before = percentile(delaysOf(readers, writing.dueAt, { to: from }), 0.99)
      const after = percentile(delaysOf(readers, writing.dueAt, { from: back }), 0.99)
      const slowest = Math.max(...while_).toFixed()
      surroundings.say(
        `p99 before ${before.toFixed()} ms, after ${after.toFixed()} ms; slowest ${slowest} ms`,
      )
      return [
        holds('Redis was gone all the while', isDead),
        within(`p99 of ${while_.length} deliveries to the other server`, percentile(while_, 0.99), 1_500),
        ...verdict,
      ]
    }),
}
