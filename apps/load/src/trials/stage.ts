import { randomBytes } from 'node:crypto'
import { type FaultProxy, startFaultProxy } from '@mehfil/testkit/proof/fault-proxy'
import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'
import { until } from '@mehfil/testkit/until'
import { createLoadClient, type LoadClient } from '../members/load-client.ts'
import { type Account, openTopics, registerPeople } from '../members/people.ts'
import { freePort } from '../stage/free-port.ts'
import { type Postgres, startPostgres } from '../stage/postgres.ts'
import { redisServer } from '../stage/redis.ts'
import { type ServerNodeOptions, serverNode } from '../stage/server-node.ts'
import type { Surroundings } from './trial.ts'

export type StageNode = { readonly process: ManagedProcess; readonly port: number; readonly url: string }

export type TrialStage = {
  readonly postgres: Postgres
  /** Running only where it was asked for. */
  readonly redis: ManagedProcess
  readonly sessionSecret: string
  readonly nodes: readonly StageNode[]
  readonly accounts: readonly Account[]
  readonly topicIds: readonly string[]
  /** A line of its own to a server, which can fail. */
  line(name: string, port: number): Promise<FaultProxy>
  /** Opens a page of this account on all topics; resolves when it shows them. */
  enter(account: Account | undefined, where: { url: string }): Promise<LoadClient>
  /** All pages that were opened. */
  readonly clients: readonly LoadClient[]
}

export type StageOptions = {
  /** What is different with each server; the programs may be others. */
  readonly nodes: readonly Partial<Pick<ServerNodeOptions, 'programs'>>[]
  readonly accounts: number
  /** The servers hear each other through a Redis. */
  readonly withRedis?: boolean
  readonly topics?: number
}

/** Sets a database and servers up, plays on them, and takes everything down again, whatever became of it. */
export async function onStage<Outcome>(
  { programs, folder, random, say }: Surroundings,
  options: StageOptions,
  play: (stage: TrialStage) => Promise<Outcome>,
): Promise<Outcome> {
  const endings: (() => Promise<void>)[] = []
  try {
    say('starting a database and servers')
    const postgres = await startPostgres(programs, folder)
    endings.push(postgres.stop)
    const sessionSecret = randomBytes(32).toString('base64')
    const redisPort = await freePort(random)
    const redis = redisServer({ port: redisPort, folder })
    if (options.withRedis) {
      endings.push(() => redis.stop())
      await redis.start()
    }
    const redisUrl = options.withRedis ? { redisUrl: `redis://127.0.0.1:${redisPort}` } : {}
    const nodes: StageNode[] = []
    for (const [index, own] of options.nodes.entries()) {
      const port = await freePort(random)
      const name = `node-${index + 1}`
      const databaseUrl = postgres.url
      const given = { name, port, databaseUrl, sessionSecret, programs, folder, ...redisUrl, ...own }
      const process = serverNode(given)
      endings.push(() => process.stop())
      await process.start()
      nodes.push({ process, port, url: `http://127.0.0.1:${port}` })
    }
    const accounts = await registerPeople(nodes[0]?.url ?? '', options.accounts)
    const topicIds = await openTopics(accounts, options.topics ?? 1)
    const clients: LoadClient[] = []
    endings.push(async () => {
      for (const client of clients) client.client().stop()
    })
    return await play({
      postgres,
      redis,
      sessionSecret,
      nodes,
      accounts,
      topicIds,
      clients,
      async line(name, port) {
        const line = await startFaultProxy({ name, target: () => ({ port }), random })
        endings.push(line.stop)
        return line
      },
      async enter(account, { url }) {
        if (!account) throw new Error('There are not as many accounts.')
        const { user, cookie } = account
        const name = `${user.handle}-${clients.length + 1}`
        const now = () => performance.now()
        const client = createLoadClient({ name, url, cookie, user, topicIds, now, random })
        clients.push(client)
        const isOpen = () => client.feeds().every(({ state }) => state.get().kind === 'open')
        await until(`${name} shows its feeds`, isOpen)
        return client
      },
    })
  } finally {
    for (const end of endings.reverse()) await end().catch(error => console.error(error))
  }
}
