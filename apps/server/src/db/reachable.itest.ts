import { type FaultProxy, startFaultProxy } from '@mehfil/testkit/proof/fault-proxy'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { patiently } from './reachable.ts'

const folder = new URL('../../../../drizzle', import.meta.url).pathname

let database: FreshDatabase
let line: FaultProxy
let url: string
let reasons: string[]

beforeAll(async () => {
  database = await freshDatabase({ migrated: false })
  const port = Number(new URL(database.url).port)
  line = await startFaultProxy({ name: 'line', target: () => ({ port }), random: () => 0 })
  url = Object.assign(new URL(database.url), { port: line.port }).href
})
beforeEach(() => {
  reasons = []
  line.setMode({ kind: 'refuse' })
})
afterAll(async () => {
  await line.stop()
  await database.drop()
})

/** The database lets people in once somebody has waited for it. */
const onWait = (reason: string) => {
  reasons.push(reason)
  line.setMode({ kind: 'pass' })
}

const reset = [expect.stringMatching(/ECONNRESET|Connection terminated/)]

describe('a start while Postgres resets connections', () => {
  it('waits for the database, and says so', async () => {
    const log = { info: ({ reason }: { reason: string }) => onWait(reason), warn: () => undefined }
    const config = { dataDir: '', databaseUrl: url, databasePoolMax: 2, slowQueryMs: 50 }
    const opened = await openDatabase({ config, log: log as never })
    expect(reasons).toEqual(reset)
    await opened.stop()
  })

  it('waits to bring the tables up to date', async () => {
    await patiently(() => migrate({ url, folder }), { patienceMs: 10_000, onWait })
    expect(reasons).toEqual(reset)
  })

  it('does not wait longer than it has patience, nor for anything else', async () => {
    const patience = { patienceMs: -1, onWait }
    await expect(patiently(() => migrate({ url, folder }), patience)).rejects.toThrow(/ECONNRESET|terminated/)
    const mistake = () => Promise.reject(new Error('a mistake'))
    await expect(patiently(mistake, { patienceMs: 10_000, onWait })).rejects.toThrow('a mistake')
    expect(reasons).toEqual([])
  })
})
