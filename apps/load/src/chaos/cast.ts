import { type Fault, proxyFaults } from '@mehfil/testkit/proof/faults'
import { until } from '@mehfil/testkit/until'
import { createLoadClient, type LoadClient } from '../members/load-client.ts'
import { openTopics, registerPeople } from '../members/people.ts'
import { createRowPool } from '../members/row-pool.ts'
import { startLines } from '../stage/lines.ts'
import type { Stage } from './stage.ts'

/** The members at their devices, each behind a line of her own. */
export type Cast = {
  readonly clients: readonly LoadClient[]
  readonly topicIds: readonly string[]
  readonly faults: readonly Fault[]
  stop(): Promise<void>
}

export type CastOptions = {
  readonly clients: number
  readonly topics: number
  /** Topics that each client watches. */
  readonly watching: number
  now(): number
  random(): number
}

/** Makes accounts and topics, and opens a page for each member; resolves when all of them show their feeds. */
export async function bringCast(stage: Stage, options: CastOptions): Promise<Cast> {
  const { now, random } = options
  const accounts = await registerPeople(`http://127.0.0.1:${stage.entrances[0]}`, options.clients)
  const topicIds = await openTopics(accounts, options.topics)
  const sameRow = createRowPool()
  const lines = startLines()
  const faults: Fault[] = []
  const clients: LoadClient[] = []
  for (const [index, { user, cookie }] of accounts.entries()) {
    const line = await lines.open(`line of ${user.handle}`, stage.entrances)
    faults.push(...proxyFaults('client line', line))
    const url = `http://127.0.0.1:${line.port}`
    const watched = someOf(topicIds, options.watching, index)
    clients.push(
      createLoadClient({ name: user.handle, url, cookie, user, topicIds: watched, sameRow, now, random }),
    )
  }
  const isOpen = (client: LoadClient) => client.feeds().every(({ state }) => state.get().kind === 'open')
  await until('all show their feeds', () => clients.every(isOpen), 60_000)
  const reload = (client: LoadClient): Fault => ({
    kind: 'page reload',
    target: client.history.name,
    lastsMs: [0, 0],
    inject: client.reload,
    heal: () => undefined,
  })
  return {
    clients,
    topicIds,
    faults: [...faults, ...clients.map(reload)],
    stop: lines.stop,
  }
}

/** So many in a row, beginning elsewhere for each member: every topic has as many readers as any other. */
const someOf = (topicIds: readonly string[], count: number, index: number) =>
  topicIds.map((_, at) => topicIds[(index + at) % topicIds.length] as string).slice(0, count)
