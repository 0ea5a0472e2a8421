import { type FaultProxy, startFaultProxy } from '@mehfil/testkit/proof/fault-proxy'
import { type Fault, proxyFaults } from '@mehfil/testkit/proof/faults'
import { until } from '@mehfil/testkit/until'
import { createLoadClient, type LoadClient } from '../members/load-client.ts'
import { openTopics, registerPeople } from '../members/people.ts'
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
  now(): number
  random(): number
}

/** Makes accounts and topics, and opens a page for each member; resolves when all of them show their feeds. */
export async function bringCast(stage: Stage, options: CastOptions): Promise<Cast> {
  const { now, random } = options
  const { port } = stage.nextNode()
  const accounts = await registerPeople(`http://127.0.0.1:${port}`, options.clients)
  const topicIds = await openTopics(accounts, options.topics)
  const lines: FaultProxy[] = []
  const clients: LoadClient[] = []
  for (const { user, cookie } of accounts) {
    const line = await startFaultProxy({ name: `line of ${user.handle}`, target: stage.nextNode, random })
    const url = `http://127.0.0.1:${line.port}`
    lines.push(line)
    clients.push(createLoadClient({ name: user.handle, url, cookie, user, topicIds, now, random }))
  }
  const isOpen = (client: LoadClient) => client.feeds().every(({ state }) => state.get().kind === 'open')
  await until('all show their feeds', () => clients.every(isOpen))
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
    faults: [...lines.flatMap(line => proxyFaults('client line', line)), ...clients.map(reload)],
    async stop() {
      for (const line of lines) await line.stop()
    },
  }
}
