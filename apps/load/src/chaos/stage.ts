import { randomBytes } from 'node:crypto'
import { type Fault, processFaults, proxyFaults } from '@mehfil/testkit/proof/faults'
import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'
import type { Bug } from '../bugs/bug.ts'
import { copyOfBuild } from '../stage/build-copy.ts'
import { missingProgram } from '../stage/ensure-programs.ts'
import { freePort } from '../stage/free-port.ts'
import { startLines } from '../stage/lines.ts'
import { nginxProxy } from '../stage/nginx.ts'
import { startPostgres } from '../stage/postgres.ts'
import { redisServer } from '../stage/redis.ts'
import { serverNode } from '../stage/server-node.ts'

/** Everything that the clients do not see: a database, servers, what stands between and before them. */
export type Stage = {
  /** Past all faults, for whoever wants to know the truth. */
  readonly databaseUrl: string
  /** All but the database, which has a launcher of its own. */
  readonly processes: readonly ManagedProcess[]
  /** Ports where people come in: that of the proxy, or the nodes' where there is none. */
  readonly entrances: readonly number[]
  /** `kill -9` of each process, the database too; a node has as many turns as any other process. */
  readonly kills: readonly Fault[]
  readonly faults: readonly Fault[]
  /** What was asked for and is not there, and why. */
  readonly without: readonly string[]
  /** Resolves when every process does its work, as far as it says itself. */
  untilReady(): Promise<void>
  stop(): Promise<void>
}

export type StageOptions = {
  readonly nodes: number
  /** A Redis between the nodes. */
  readonly redis: boolean
  /** An nginx in front of them. */
  readonly nginx: boolean
  readonly folder: string
  /** A mistake to be seeded into the servers. */
  readonly bug?: Bug | undefined
}

/** Each node reaches the one database, and Redis, through lines of its own, which can fail alone. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { folder, bug } = options
  const endings: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end().catch(error => console.error(error))
  }
  const lines = startLines()
  endings.push(lines.stop)
  const faults: Fault[] = []
  const processes: ManagedProcess[] = []
  const without: string[] = []

  async function bring(what: string, process: ManagedProcess) {
    endings.push(() => process.stop())
    await process.start()
    processes.push(process)
    faults.push(...processFaults(what, process).map(fault => ({ ...fault, turns: 1 })))
  }

  /** A line from a node to something; while it fails, nothing else of that node does. */
  async function lineTo(what: string, node: string, port: number): Promise<number> {
    const line = await lines.open(`${node} to ${what}`, [port])
    faults.push(...proxyFaults(`${what} line`, line, { target: node, halfOpenMs: [1_000, 8_000] }))
    return line.port
  }

  async function has(program: 'redis' | 'nginx'): Promise<boolean> {
    const missing = options[program] ? await missingProgram(program) : undefined
    if (missing) without.push(missing)
    return options[program] && !missing
  }

  // Ports are not drawn from the seed: two runs with the same one would take each other's while a server is down.
  const aPort = () => freePort(Math.random)

  async function bringRedis(): Promise<number> {
    const port = await aPort()
    await bring('redis', redisServer({ port, folder }))
    return port
  }

  try {
    const hasNginx = await has('nginx')
    const hasRedis = await has('redis')
    const programs = await copyOfBuild(folder, bug)
    const postgres = await startPostgres(programs, folder)
    endings.push(postgres.stop)
    const redisPort = hasRedis ? await bringRedis() : undefined
    const sessionSecret = randomBytes(32).toString('base64')
    const nodePorts: number[] = []
    for (let number = 1; number <= options.nodes; number++) {
      const name = `node-${number}`
      const databasePort = await lineTo('database', name, postgres.port)
      const databaseUrl = Object.assign(new URL(postgres.url), { port: databasePort }).href
      const redis = redisPort && { redisUrl: `redis://127.0.0.1:${await lineTo('redis', name, redisPort)}` }
      const port = await aPort()
      nodePorts.push(port)
      const settings = { name, port, databaseUrl, isBehindProxy: hasNginx, sessionSecret, programs, folder }
      await bring('node', serverNode({ ...settings, ...redis }))
    }
    const entrances = hasNginx ? [await aPort()] : nodePorts
    if (hasNginx) await bring('nginx', nginxProxy({ port: entrances[0] as number, nodePorts, folder }))
    const all = [...faults, ...postgres.faults]
    const isKill = ({ kind }: Fault) => kind.endsWith('kill-9')
    return {
      databaseUrl: postgres.url,
      processes,
      entrances,
      kills: all.filter(isKill).map(fault => withTurns(fault, all)),
      faults: all.filter(fault => !isKill(fault)),
      without,
      async untilReady() {
        await postgres.untilReady()
        for (const process of processes) await process.start()
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Kinds take turns: what there is twice comes twice as often, so that each process is as likely as any other. */
const withTurns = (fault: Fault, all: readonly Fault[]): Fault => ({
  ...fault,
  turns: all.filter(({ kind }) => kind === fault.kind).length,
})
