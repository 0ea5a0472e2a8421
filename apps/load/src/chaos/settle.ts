import { setTimeout as sleep } from 'node:timers/promises'
import type { FinalHead } from '@mehfil/testkit/proof/evidence'
import type { LoadClient } from '../members/load-client.ts'
import { readHeads } from '../stage/final-database.ts'
import type { Acts } from './acts.ts'

/** After this it is not a matter of waiting any more. */
const SETTLE_WITHIN_MS = 120_000
const LOOK_EVERY_MS = 50

/** Milliseconds from the moment when the last process was ready; infinity for what did not come about. */
export type Settled = {
  /** Clients that had no line then, and were looked at again; thoughts that waited to be sent. */
  readonly offlineAtFirst: number
  readonly waitingAtFirst: number
  /** All were connected. */
  readonly connectMs: number
  /** All were connected and showed at least what the database held at that time. */
  readonly equalMs: number
  /** All that waited was sent, and everyone showed it. */
  readonly quietMs: number
}

export type SettleOptions = {
  readonly clients: readonly LoadClient[]
  readonly acts: Acts
  readonly databaseUrl: string
  readonly topicIds: readonly string[]
}

/** Watches how everything comes to rest once all processes are ready. What does not come about is no error here. */
export async function settle(options: SettleOptions): Promise<Settled> {
  const { clients, acts, databaseUrl, topicIds } = options
  const started = performance.now()
  const times = { connectMs: Infinity, equalMs: Infinity, quietMs: Infinity }
  const offline = clients.filter(client => !isConnected(client))
  // The wait before a further attempt grows up to half a minute; somebody who looks at the page ends it (D6 is of those
  // who are connected).
  for (const client of offline) client.wake()
  const waitingAtFirst = clients.reduce((sum, client) => sum + waitingOf(client), 0)
  const isQuiet = () => acts.underWay() === 0 && clients.every(client => waitingOf(client) === 0)
  const note = (what: keyof typeof times, isSo: boolean) => {
    if (isSo && times[what] === Infinity) times[what] = performance.now() - started
  }
  while (times.quietMs === Infinity && performance.now() - started < SETTLE_WITHIN_MS) {
    // Asked before the heads are read: what is written in between must not be taken for seen.
    const wasQuiet = isQuiet()
    const heads = new Map((await readHeads(databaseUrl, topicIds)).map(head => [head.topicId, head]))
    const isEqual = clients.every(client => isConnected(client) && showsAll(client, heads))
    note('connectMs', clients.every(isConnected))
    note('equalMs', isEqual)
    note('quietMs', isEqual && wasQuiet)
    await sleep(LOOK_EVERY_MS)
  }
  return { offlineAtFirst: offline.length, waitingAtFirst, ...times }
}

const isConnected = (client: LoadClient) => client.client().connection.get().kind === 'connected'

const waitingOf = (client: LoadClient) =>
  client
    .client()
    .outbox.entries.get()
    .filter(({ kind }) => kind !== 'refused').length

const showsAll = (client: LoadClient, heads: ReadonlyMap<string, FinalHead>) =>
  client.feeds().every(({ topicId, state }) => {
    const open = state.get()
    const head = heads.get(topicId)
    if (open.kind !== 'open' || !head) return false
    return open.window.epoch === head.epoch && open.window.rev >= head.rev
  })
