import { until } from '@mehfil/testkit/until'
import type { LoadClient } from '../members/load-client.ts'
import { readHeads } from '../stage/final-database.ts'
import type { Acts } from './acts.ts'

/** What the promise allows from the last fault on, for those who are connected (D6). */
const CONVERGE_WITHIN_MS = 3_000
/** A line that is silently dead is noticed by then. */
const CONNECT_WITHIN_MS = 20_000
/** What waited in the outboxes is written one by one, and a reaction is tried a few times. */
const SEND_WITHIN_MS = 60_000

export type Settled = { readonly connectMs: number; readonly sendMs: number; readonly convergeMs: number }

export type SettleOptions = {
  readonly clients: readonly LoadClient[]
  readonly acts: Acts
  readonly databaseUrl: string
  readonly topicIds: readonly string[]
}

/**
 * Waits after the last fault until all are connected, have written what was waiting, and show the newest revision.
 * What does not come about is not an error here: the histories then show it, and the checker says so.
 */
export async function settle({ clients, acts, databaseUrl, topicIds }: SettleOptions): Promise<Settled> {
  for (const client of clients) client.wake()
  const connectMs = await timed('all are connected', CONNECT_WITHIN_MS, () =>
    clients.every(client => client.client().connection.get().kind === 'connected'),
  )
  const isSent = (client: LoadClient) =>
    client
      .client()
      .outbox.entries.get()
      .every(({ kind }) => kind === 'refused')
  const sendMs = await timed('all is sent', SEND_WITHIN_MS, () => {
    return acts.underWay() === 0 && clients.every(isSent)
  })
  const heads = new Map((await readHeads(databaseUrl, topicIds)).map(head => [head.topicId, head]))
  const isComplete = (client: LoadClient) =>
    client.feeds().every(({ topicId, state }) => {
      const open = state.get()
      return open.kind === 'open' && open.window.rev === heads.get(topicId)?.rev
    })
  const convergeMs = await timed('all show the same', CONVERGE_WITHIN_MS, () => clients.every(isComplete))
  return { connectMs, sendMs, convergeMs }
}

/** Milliseconds until it was so; infinity when it did not come about. */
async function timed(what: string, withinMs: number, isSo: () => boolean): Promise<number> {
  const started = performance.now()
  try {
    await until(what, isSo, withinMs)
    return performance.now() - started
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
