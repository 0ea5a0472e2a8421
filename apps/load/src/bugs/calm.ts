import { until } from '@mehfil/testkit/until'
import type { Acts } from '../chaos/acts.ts'
import type { LoadClient } from '../members/load-client.ts'
import { readHeads } from '../stage/final-database.ts'

/** For lines to be opened again, and for what waited to be written: however busy the machine is. */
const SEND_WITHIN_MS = 60_000
/** Three times as long as anything waits before it looks for what is missing: what is missing then stays so. */
const EQUAL_WITHIN_MS = 15_000

export type CalmOptions = {
  readonly clients: readonly LoadClient[]
  readonly acts: Acts
  readonly databaseUrl: string
  readonly topicIds: readonly string[]
}

/**
 * Waits until all is sent and everybody shows the newest revision. That somebody does not is no error here: the
 * histories show it, and the checker says so. But while something is still being sent nothing can be judged: throws
 * an error when that lasts for longer than a minute.
 */
export async function untilCalm({ clients, acts, databaseUrl, topicIds }: CalmOptions): Promise<void> {
  const isQuiet = () => {
    // Who was refused for long would try again after long. Nobody else: waking looks for what is missing.
    for (const client of clients) if (!isConnected(client)) client.wake()
    return acts.underWay() === 0 && clients.every(client => isConnected(client) && hasSent(client))
  }
  await until('all was sent', isQuiet, SEND_WITHIN_MS)
  const heads = new Map((await readHeads(databaseUrl, topicIds)).map(head => [head.topicId, head]))
  const isEqual = (client: LoadClient) =>
    client.feeds().every(({ topicId, state }) => {
      const open = state.get()
      return open.kind === 'open' && open.window.rev === heads.get(topicId)?.rev
    })
  await until('all show the same', () => clients.every(isEqual), EQUAL_WITHIN_MS).catch(() => undefined)
}

const isConnected = (client: LoadClient) => client.client().connection.get().kind === 'connected'

const hasSent = (client: LoadClient) =>
  client
    .client()
    .outbox.entries.get()
    .every(({ kind }) => kind === 'refused')
