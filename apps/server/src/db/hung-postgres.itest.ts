import { EventEmitter, once } from 'node:events'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { toFailure } from '#platform/failure.ts'
import { type OwnPostgres, startOwnPostgres } from '../../test/own-postgres.ts'
import { createDb, type Transaction, transaction } from './database.ts'
import { createPool } from './pool.ts'

const MAX = 4
/** What is promised to callers, whatever the database does. */
const PROMISED_MS = 5_000

let server: OwnPostgres
let pool: pg.Pool
let stopped: Promise<void> | undefined
const lost: string[] = []

beforeAll(async () => {
  server = await startOwnPostgres()
  const onConnectionLost = (error: Error) => lost.push(error.message)
  pool = createPool({ url: server.url, max: MAX, name: 'hung', onConnectionLost })
  await pool.query('create table notes (id int primary key)')
})
afterEach(() => stopped ?? server.goOn())
afterAll(async () => {
  await pool.end()
  await (stopped ?? server.stop())
})

/** How it failed, and after how long. */
async function failureOf(work: Promise<unknown>) {
  const started = performance.now()
  const failure = await work.then(
    () => undefined,
    error => toFailure(error),
  )
  return { code: failure?.code, ms: performance.now() - started }
}

const expectTyped = ({ code, ms }: { code: string | undefined; ms: number }) => {
  expect(code).toBe('unavailable')
  expect(ms).toBeLessThan(PROMISED_MS)
}

/** As many at once as it may have: a connection that was lost to somebody would be missing here. */
async function expectWhole() {
  const clients = await Promise.all(Array.from({ length: MAX }, () => pool.connect()))
  for (const client of clients) expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  for (const client of clients) client.release()
  expect(pool.totalCount).toBe(MAX)
}

/** All connections open and idle, so that what follows meets the hung server, not a closed door. */
const warm = expectWhole

describe('a Postgres that hangs', () => {
  it('is an error of each query within five seconds, and leaves the pool whole', async () => {
    await warm()
    server.hang()
    const failures = await Promise.all(Array.from({ length: MAX }, () => failureOf(pool.query('select 1'))))
    failures.forEach(expectTyped)
    server.goOn()
    await expectWhole()
  })

  it('is an error of each transaction, whether it hangs at its begin, in its midst or at its end', async () => {
    const db = createDb(pool)
    await warm()
    const signals = new EventEmitter()
    const hangs = once(signals, 'hangs')
    const begun = (id: number, work: (tx: Transaction) => Promise<unknown>) =>
      transaction(db, async tx => {
        await tx.execute(sql`insert into notes values (${id})`)
        signals.emit(`begun ${id}`)
        await hangs
        await work(tx)
      })
    const areBegun = Promise.all([once(signals, 'begun 1'), once(signals, 'begun 2')])
    const inMidst = failureOf(begun(1, tx => tx.execute(sql`select 1`)))
    const atEnd = failureOf(begun(2, async () => undefined))
    await areBegun
    server.hang()
    signals.emit('hangs')
    const atBegin = Array.from({ length: MAX - 2 }, () => failureOf(transaction(db, async () => undefined)))
    const waiting = failureOf(pool.query('select 1'))
    for (const failure of await Promise.all([inMidst, atEnd, ...atBegin, waiting])) expectTyped(failure)
    server.goOn()
    await expectWhole()
    // Whether the one at its end was kept, nobody can say; the one in its midst was not.
    expect((await pool.query('select id from notes where id = 1')).rows).toEqual([])
  })

  it('costs nothing when it answers again in time', async () => {
    await warm()
    lost.length = 0
    server.hang()
    const asked = pool.query('select 2 as two')
    await sleep(1_000)
    server.goOn()
    expect((await asked).rows).toEqual([{ two: 2 }])
    expect(lost).toEqual([])
  })

  it('is no reason to cut who is silent between two statements', async () => {
    const client = await pool.connect()
    await client.query('select 1')
    await sleep(PROMISED_MS)
    expect((await client.query('select 3 as three')).rows).toEqual([{ three: 3 }])
    client.release()
  })
})

describe('a Postgres that is stopped', () => {
  it('is an error of each query at once, and its door is not stormed', async () => {
    stopped = server.stop()
    await stopped
    const attempts = vi.spyOn(Socket.prototype, 'connect')
    for (let round = 0; round < 50; round++) {
      const failures = await Promise.all(Array.from({ length: 20 }, () => failureOf(pool.query('select 1'))))
      failures.forEach(expectTyped)
    }
    expect(attempts.mock.calls.length, 'of a thousand questions').toBeLessThan(50)
    attempts.mockRestore()
  })
})
