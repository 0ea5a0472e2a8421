import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'
import pg from 'pg'
import { type Account, registerPeople } from '../members/people.ts'
import { freePort } from '../stage/free-port.ts'
import { startPostgres } from '../stage/postgres.ts'
import { serverNode } from '../stage/server-node.ts'
import { type Builds, buildBoth } from './builds.ts'

/** Accounts that write in turn. To the server a person is a session, and its cost does not depend on how many share one. */
const PEOPLE = 8

export type Side = keyof Builds

export type RunningServer = { readonly url: string; readonly pid: number; stop(): Promise<void> }

/** One durable database, and the servers that are compared, each in a process of its own. */
export type BenchStage = {
  readonly databaseUrl: string
  /** As the database itself reports them. */
  readonly durability: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  start(side: Side): Promise<RunningServer>
  /** An empty topic that all have joined. */
  newTopic(): Promise<string>
  stop(): Promise<void>
}

const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_version'] as const

/** Throws when the database would lose what it has acknowledged: then nothing here would mean anything. */
async function durabilityOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const found: Record<string, string> = {}
  for (const name of SETTINGS) {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
    found[name] = rows[0]?.value ?? ''
  }
  await client.end()
  if (found.fsync !== 'on' || found.synchronous_commit !== 'on') {
    throw new Error(`The database is not durable: ${JSON.stringify(found)}`)
  }
  return found
}

export async function setBenchStage(folder: string, random: () => number): Promise<BenchStage> {
  const builds = await buildBoth(folder)
  const postgres = await startPostgres(builds.ours, folder)
  const sessionSecret = randomBytes(32).toString('base64')
  const running = new Set<ManagedProcess>()

  async function start(side: Side): Promise<RunningServer> {
    const port = await freePort(random)
    const home = path.join(folder, 'nodes')
    mkdirSync(home, { recursive: true })
    const [programs, databaseUrl] = [builds[side], postgres.url]
    const server = serverNode({ name: side, port, databaseUrl, sessionSecret, programs, folder: home })
    running.add(server)
    await server.start()
    return {
      url: `http://127.0.0.1:${port}`,
      pid: server.pid as number,
      async stop() {
        running.delete(server)
        await server.stop()
      },
    }
  }

  async function stop() {
    for (const server of running) await server.stop()
    await postgres.stop()
  }

  try {
    const durability = await durabilityOf(postgres.url)
    const first = await start('ours')
    const accounts = await registerPeople(first.url, PEOPLE)
    await first.stop()
    return {
      databaseUrl: postgres.url,
      durability,
      cookies: accounts.map(({ cookie }) => cookie),
      start,
      newTopic: () => newTopic(postgres.url, accounts),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const TOPIC = `
  with topic as (
    insert into topics (id, slug, name, color, created_by, member_count)
    values (gen_random_uuid(), 'hot-' || gen_random_uuid(), 'Hot', 8, $1, $3) returning id
  ), head as (
    insert into topic_heads (topic_id, epoch) select id, 'e1' from topic
  ), joined as (
    insert into memberships (topic_id, person_id) select id, unnest($2::uuid[]) from topic
  )
  select id from topic`

/** Straight in the tables: between two rounds there is no server. */
async function newTopic(url: string, accounts: readonly Account[]): Promise<string> {
  const ids = accounts.map(({ user }) => user.id)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(TOPIC, [ids[0], ids, ids.length])
  await client.end()
  const [topic] = rows
  if (!topic) throw new Error('The topic was not made.')
  return topic.id
}
