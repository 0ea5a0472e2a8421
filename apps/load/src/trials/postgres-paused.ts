import { setTimeout as sleep } from 'node:timers/promises'
import { isConnected, judge, waitingOf } from './judging.ts'
import { faultOf } from './postgres-faults.ts'
import { type Asked, askAll } from './question.ts'
import { onStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { type Figure, none, type Trial, within } from './trial.ts'
import { startWriting } from './writing.ts'

const PAUSE_MS = 30_000
/** Everything is asked again this often. */
const ASK_EVERY_MS = 2_000

/** Postgres stands still for half a minute, with all its connections open, while members write and read. */
export const postgresPaused: Trial = {
  name: 'postgres-paused',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}, {}], accounts: 4 }, async stage => {
      const { nodes, accounts, topicIds, postgres } = stage
      const [node] = nodes
      if (!node) throw new Error('There is no server.')
      for (const [index, account] of accounts.entries()) await stage.enter(account, nodes[index % 2] ?? node)
      const writing = startWriting({ clients: stage.clients, topicId: topicIds[0] ?? '', rate: 10 })
      await sleep(3_000)
      surroundings.say(`Postgres stands still for ${PAUSE_MS / 1_000} s`)
      const pause = faultOf(postgres, 'database pause')
      const asked: Promise<Asked[]>[] = []
      await pause.inject()
      for (const end = performance.now() + PAUSE_MS; performance.now() < end; await sleep(ASK_EVERY_MS)) {
        asked.push(askAll(stage))
      }
      const connected = stage.clients.filter(isConnected).length
      const reading = stage.clients.filter(client =>
        client.feeds().every(({ state }) => state.get().kind === 'open'),
      ).length
      const healed = pause.heal()
      const answers = (await Promise.all(asked)).flat()
      await healed
      const since = performance.now()
      writing.stop()
      const isSent = () => stage.clients.every(client => waitingOf(client).length === 0)
      const sent = await timeUntil('all is sent', isSent, { since, withinMs: 60_000 })
      return [
        ...figuresOf(answers),
        none('members whose line was lost', stage.clients.length - connected),
        none('members whose feed went from the screen', stage.clients.length - reading),
        within('outboxes empty once it goes on', sent, 60_000),
        ...(await judge(stage, { 'pause of Postgres': 1 }, { acks: 300, deliveries: 1_200 })),
      ]
    }),
}

function figuresOf(answers: readonly Asked[]): readonly Figure[] {
  const of = (kind: Asked['kind']) => answers.filter(answer => answer.kind === kind)
  const slowest = (some: readonly Asked[]) => Math.max(...some.map(({ ms }) => ms))
  const commands = of('command')
  const untyped = commands.filter(({ outcome }) => outcome === 'untyped')
  return [
    within(`the slowest of ${commands.length} commands to be answered`, slowest(commands), 5_000),
    none('answers without an error of the contract', untyped.length),
    within('the slowest health answer', slowest(of('health')), 5_000),
    none('health/live not answered', of('live').filter(({ outcome }) => outcome !== 'good').length),
  ]
}
