import { setTimeout as sleep } from 'node:timers/promises'
import { PASS } from '@mehfil/testkit/proof/fault-mode'
import { headRevs, isCompleteTo, isConnected, judge } from './judging.ts'
import { onStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { type Trial, within } from './trial.ts'
import { startWriting } from './writing.ts'

const READERS = 8
/** Spread over the ten seconds between two pings, so that the worst moment is among them. */
const APART_MS = 1_250

/** Lines that are silently dead while others write: nothing passes, nobody is told. */
export const halfOpen: Trial = {
  name: 'half-open',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}], accounts: 2 }, async stage => {
      const [node] = stage.nodes
      const [writer, reader] = stage.accounts
      if (!node) throw new Error('There is no server.')
      const writing = startWriting({
        clients: [await stage.enter(writer, node)],
        topicId: stage.topicIds[0] ?? '',
        rate: 10,
      })
      const endure = async (number: number) => {
        const line = await stage.line(`line ${number}`, node.port)
        const client = await stage.enter(reader, { url: `http://127.0.0.1:${line.port}` })
        await timeUntil('connected', () => isConnected(client), { withinMs: 10_000 })
        await sleep(number * APART_MS)
        const since = performance.now()
        line.setMode({ kind: 'half-open' })
        const noticed = await timeUntil('noticed', () => !isConnected(client), { since, withinMs: 40_000 })
        // A new connection takes another way; the dead one stays dead, for its end here is closed already.
        line.setMode(PASS)
        const revs = await headRevs(stage)
        const isComplete = () => isConnected(client) && isCompleteTo(client, revs)
        const complete = await timeUntil('complete', isComplete, { since, withinMs: 40_000 })
        return { noticed, complete }
      }
      surroundings.say(`${READERS} lines go silent, one after the other`)
      const seen = await Promise.all(Array.from({ length: READERS }, (_, number) => endure(number)))
      writing.stop()
      return [
        within('the slowest to notice', Math.max(...seen.map(({ noticed }) => noticed)), 15_000),
        within('the slowest to be complete', Math.max(...seen.map(({ complete }) => complete)), 20_000),
        ...(await judge(stage, { 'half-open': READERS }, { acks: 100, deliveries: 800, catchUps: READERS })),
      ]
    }),
}
