import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { judgeBudget, readBudget } from './budget.ts'
import { createDb, transaction } from './database.ts'
import { createPool } from './pool.ts'
import type { SlowQuery } from './query-timing.ts'

let database: FreshDatabase
let pool: pg.Pool
let other: pg.Pool
const slow: SlowQuery[] = []
const onConnectionLost = vi.fn()

beforeAll(async () => {
  database = await freshDatabase({ migrated: false })
  const options = { url: database.url, max: 4 }
  const onSlowQuery = (query: SlowQuery) => slow.push(query)
  pool = createPool({ ...options, name: 'tested', slowQueryMs: 50, onSlowQuery, onConnectionLost })
  other = createPool({ ...options, name: 'other' })
  await pool.query('create table notes (id int primary key, body text)')
})

beforeEach(() => {
  slow.length = 0
  onConnectionLost.mockClear()
})

afterAll(async () => {
  await pool.end()
  await other.end()
  await database.drop()
})

const cutAll = () =>
  other.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tested'")

describe('the pool', () => {
  it('survives the loss of its idle connections', async () => {
    await pool.query('select 1')
    await cutAll()
    await vi.waitFor(() => expect(onConnectionLost).toHaveBeenCalled())
    expect((await pool.query('select 2 as two')).rows).toEqual([{ two: 2 }])
  })

  it('survives the loss of a connection that is in use: its query fails, and nothing else', async () => {
    const client = await pool.connect()
    const waiting = client.query('select pg_sleep(4)')
    const failed = expect(waiting).rejects.toThrow()
    await sleep(50)
    await cutAll()
    await failed
    client.release(true)
    expect((await pool.query('select 3 as three')).rows).toEqual([{ three: 3 }])
  })

  it('ends a statement that takes too long, and a wait for a lock sooner', async () => {
    const { rows } = await pool.query(
      "select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, " +
        "current_setting('idle_in_transaction_session_timeout') as idle",
    )
    expect(rows).toEqual([{ statement: '3500ms', lock: '2s', idle: '10s' }])
  })

  it('tells of slow statements without what people wrote in them', async () => {
    await pool.query('select pg_sleep(0.06), $1::text', ['a secret thought'])
    await pool.query("select pg_sleep(0.07), 'another secret', 42")
    expect(slow.map(({ fingerprint }) => fingerprint)).toEqual([
      'select pg_sleep(?), $n::text',
      'select pg_sleep(?), ?, …',
    ])
    expect(slow[0]?.ms).toBeGreaterThanOrEqual(60)
  })

  it('keeps quiet about quick ones, and tells of a slow one that fails', async () => {
    await pool.query('select 1')
    await expect(pool.query('select 1 / length(pg_sleep(0.06)::text)')).rejects.toThrow()
    expect(slow).toHaveLength(1)
  })
})

describe('a transaction', () => {
  it('is all or nothing', async () => {
    const db = createDb(pool)
    const half = transaction(db, async tx => {
      await tx.execute("insert into notes values (1, 'half')")
      throw new Error('on second thoughts')
    })
    await expect(half).rejects.toThrow('on second thoughts')
    await transaction(db, tx => tx.execute("insert into notes values (2, 'whole')"))
    expect((await pool.query('select id from notes')).rows).toEqual([{ id: 2 }])
  })
})

describe('the budget of connections', () => {
  it('counts what the server really allows', async () => {
    const { available } = await readBudget(pool, 20)
    expect(available).toBe(117)
    expect(judgeBudget({ available, poolMax: 20 })).toEqual({})
  })

  it('refuses a pool that cannot be filled, and warns where a second server would not fit, with numbers', () => {
    expect(judgeBudget({ available: 97, poolMax: 100 }).fault).toMatch(/103 .* 97 /)
    expect(judgeBudget({ available: 97, poolMax: 60 }).warning).toMatch(/63 .* 97 /)
  })
})
