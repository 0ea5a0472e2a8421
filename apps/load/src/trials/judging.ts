import { check, type Thresholds, type Verdict } from '@mehfil/testkit/proof/checker'
import type { LoadClient } from '../members/load-client.ts'
import { readFinalDatabase, readHeads } from '../stage/final-database.ts'
import type { StageNode, TrialStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { type Figure, none } from './trial.ts'

/** What still waits to be sent. */
export const waitingOf = (client: LoadClient) =>
  client
    .client()
    .outbox.entries.get()
    .filter(({ kind }) => kind !== 'refused')

export const isConnected = (client: LoadClient) => client.client().connection.get().kind === 'connected'

/** Shows every topic at least up to these revisions. */
export const isCompleteTo = (client: LoadClient, revs: ReadonlyMap<string, number>) =>
  client.feeds().every(({ topicId, state }) => {
    const open = state.get()
    return open.kind === 'open' && open.window.rev >= (revs.get(topicId) ?? 0)
  })

export const headRevs = async ({ postgres, topicIds }: TrialStage) =>
  new Map((await readHeads(postgres.url, topicIds)).map(({ topicId, rev }) => [topicId, rev]))

/** Waits for the outboxes and for everybody to show the same, then asks the checker of what all of them saw. */
export async function judge(
  stage: TrialStage,
  faults: Readonly<Record<string, number>>,
  least: Thresholds,
): Promise<readonly Figure[]> {
  const { clients, nodes, topicIds, postgres } = stage
  await timeUntil('all is sent', () => clients.every(client => waitingOf(client).length === 0), {
    withinMs: 30_000,
  })
  const revs = await headRevs(stage)
  await timeUntil('all show the same', () => clients.every(client => isCompleteTo(client, revs)), {
    withinMs: 10_000,
  })
  const unsent = clients.reduce((sum, client) => sum + waitingOf(client).length, 0)
  for (const client of clients) client.end()
  const histories = clients.map(({ history }) => history)
  const database = await readFinalDatabase(postgres.url, topicIds)
  const verdict = check({ histories, database, faults }, least)
  return [promises(verdict), none('thoughts left in outboxes', unsent), exits(nodes)]
}

function promises(verdict: Verdict): Figure {
  const what = 'promises broken (history checker)'
  const { acks, deliveries } = verdict.counts
  const scope = `${acks} acks, ${deliveries} rows shown`
  if (verdict.kind === 'passed') return { what, seen: `none; ${scope}`, goal: 'none', isMet: true }
  const why =
    verdict.kind === 'inconclusive'
      ? verdict.shortfalls
      : verdict.violations.map(({ promise, rule, examples }) => `${promise} ${rule}: ${examples[0]}`)
  return { what, seen: `${why.join('; ')}; ${scope}`, goal: 'none', isMet: false }
}

const exits = (nodes: readonly StageNode[]) =>
  none(
    'server processes that ended by themselves',
    nodes.reduce((sum, { process }) => sum + process.crashes.length, 0),
  )
