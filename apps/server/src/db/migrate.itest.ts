import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-migrations-'))

const writeMigrations = (statements: string[]) => {
  mkdirSync(path.join(folder, 'meta'), { recursive: true })
  const entries = statements.map((sql, idx) => {
    const tag = `000${idx}_step`
    writeFileSync(path.join(folder, `${tag}.sql`), sql)
    return { idx, version: '7', when: 1_790_000_000_000 + idx, tag, breakpoints: true }
  })
  writeFileSync(
    path.join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
}

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase({ migrated: false })
})

afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const count = async (table: string) => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const { rows } = await client.query(`select count(*)::int as n from ${table}`)
    return rows[0].n as number
  } finally {
    await client.end()
  }
}

const migrateInProcess = () =>
  new Promise<number | null>(resolve => {
    const program = new URL('../../test/migrate-once.ts', import.meta.url)
    fork(program, [database.url, folder], { execArgv: ['--import', 'tsx'] }).once('exit', resolve)
  })

describe('migrating', () => {
  it('lets many processes start at once: each step is done once and none of them fails', async () => {
    writeMigrations([
      'create table steps (id serial primary key); select pg_sleep(0.2);',
      'insert into steps default values;',
    ])
    const inProcesses = Promise.all([migrateInProcess(), migrateInProcess(), migrateInProcess()])
    const here = Promise.all(Array.from({ length: 10 }, () => migrate({ url: database.url, folder })))
    expect(await inProcesses).toEqual([0, 0, 0])
    await here
    expect(await count('steps')).toBe(1)
  })

  it('does nothing the second time, and only what is new after an update', async () => {
    await migrate({ url: database.url, folder })
    expect(await count('steps')).toBe(1)
    writeMigrations(['', '', 'insert into steps default values;'])
    await migrate({ url: database.url, folder })
    expect(await count('steps')).toBe(2)
  })

  it('leaves no trace of a migration that fails, and the lock free for the next try', async () => {
    writeMigrations(['', '', '', 'insert into steps default values; select no_such_function();'])
    await expect(migrate({ url: database.url, folder })).rejects.toThrow()
    expect(await count('steps')).toBe(2)
    writeMigrations(['', '', '', 'insert into steps default values;'])
    await migrate({ url: database.url, folder })
    expect(await count('steps')).toBe(3)
  })
})
