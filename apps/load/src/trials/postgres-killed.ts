import { setTimeout as sleep } from 'node:timers/promises'
import { eventsOf } from '@mehfil/testkit/proof/history'
import { judge, waitingOf } from './judging.ts'
import { faultOf } from './postgres-faults.ts'
import { onStage, type TrialStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { type Trial, within } from './trial.ts'
import { startWriting } from './writing.ts'

const ROUNDS = 3

/** Postgres dies by kill -9 while eight members write on two servers, and is started again by its launcher. */
export const postgresKilled: Trial = {
  name: 'postgres-killed',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}, {}], accounts: 8 }, async stage => {
      for (const [index, account] of stage.accounts.entries()) {
        await stage.enter(account, stage.nodes[index % 2] ?? { url: '' })
      }
      const topicId = stage.topicIds[0] ?? ''
      const writing = startWriting({ clients: stage.clients, topicId, rate: 40 })
      const seen: { writing: number; sent: number }[] = []
      for (let round = 1; round <= ROUNDS; round++) {
        await sleep(3_000)
        const outcome = await survive(stage)
        surroundings.say(`round ${round}: first ack after ${outcome.writing.toFixed()} ms`)
        seen.push(outcome)
      }
      await sleep(2_000)
      writing.stop()
      return [
        within('first ack once it accepts connections', Math.max(...seen.map(one => one.writing)), 5_000),
        within('what waited then has been sent', Math.max(...seen.map(one => one.sent)), 10_000),
        ...(await judge(stage, { 'kill -9 of Postgres': ROUNDS }, { acks: 300, deliveries: 2_400 })),
      ]
    }),
}

async function survive({ postgres, clients }: TrialStage) {
  const kill = faultOf(postgres, 'database kill-9')
  await kill.inject()
  // Resolves when a new connection is answered.
  await kill.heal()
  const since = performance.now()
  const waiting = new Set(clients.flatMap(waitingOf).map(({ clientId }) => clientId))
  const isWriting = () => clients.some(({ history }) => (eventsOf(history, 'ok').at(-1)?.at ?? 0) > since)
  const isSent = () => !clients.flatMap(waitingOf).some(({ clientId }) => waiting.has(clientId))
  return {
    writing: await timeUntil('a thought is acked', isWriting, { since, withinMs: 30_000 }),
    sent: await timeUntil('what waited is sent', isSent, { since, withinMs: 60_000 }),
  }
}
