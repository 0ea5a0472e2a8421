import { randomBytes } from 'node:crypto'
import type { Address } from '@mehfil/testkit/proof/fault-proxy'
import { startFaultProxy } from '@mehfil/testkit/proof/fault-proxy'
import { type Fault, processFaults, proxyFaults } from '@mehfil/testkit/proof/faults'
import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'
import { copyOfBuild } from '../stage/build-copy.ts'
import { freePort } from '../stage/free-port.ts'
import { startPostgres } from '../stage/postgres.ts'
import { serverNode } from '../stage/server-node.ts'

/** Everything that the clients do not see: a database, servers, and the lines between them. */
export type Stage = {
  /** Past all faults, for whoever wants to know the truth. */
  readonly databaseUrl: string
  readonly nodes: readonly ManagedProcess[]
  /** The nodes in turn, as a load balancer that knows nothing of their health. */
  nextNode(): Address
  readonly faults: readonly Fault[]
  stop(): Promise<void>
}

export type StageOptions = {
  readonly nodeCount: number
  readonly folder: string
  random(): number
}

/** Each node reaches the one database through a line of its own, which can fail alone. */
export async function setStage({ nodeCount, folder, random }: StageOptions): Promise<Stage> {
  const endings: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end().catch(error => console.error(error))
  }
  try {
    const programs = await copyOfBuild(folder)
    const postgres = await startPostgres(programs, folder)
    endings.push(postgres.stop)
    const sessionSecret = randomBytes(32).toString('base64')
    const nodes: { process: ManagedProcess; port: number }[] = []
    const faults: Fault[] = [...postgres.faults]
    for (let number = 1; number <= nodeCount; number++) {
      const name = `node-${number}`
      const line = await startFaultProxy({ name: `${name} to database`, target: () => postgres, random })
      endings.push(line.stop)
      const port = await freePort(random)
      const databaseUrl = Object.assign(new URL(postgres.url), { port: line.port }).href
      const process = serverNode({ name, port, databaseUrl, sessionSecret, programs, folder })
      endings.push(() => process.stop())
      await process.start()
      nodes.push({ process, port })
      const lineFaults = proxyFaults('database line', line, { target: name, halfOpenMs: [1_000, 8_000] })
      faults.push(...processFaults('node', process), ...lineFaults)
    }
    let turn = 0
    return {
      databaseUrl: postgres.url,
      nodes: nodes.map(({ process }) => process),
      nextNode: () => nodes[turn++ % nodes.length] as Address,
      faults,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
