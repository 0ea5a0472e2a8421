import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../test/database.ts'
import { startEmbedded } from './db/embedded/embedded.ts'

// As people run it, and loaded in a tenth of the time that its sources take.
const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const dataDir = mkdtempSync(path.join(tmpdir(), 'mehfil-cli-'))
let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase({ migrated: false })
})

afterAll(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Ran {
  code: number
  out: string
  err: string
}

const run = (
  words: string,
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
) =>
  new Promise<Ran>(resolve => {
    const settings = { PATH: process.env.PATH, DATABASE_URL: database.url, DATA_DIR: dataDir, ...env }
    const args = [program, ...words.split(' ').filter(Boolean)]
    const child = execFile(process.execPath, args, { env: settings }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
    child.stdin?.end(input)
  })

describe('a command', () => {
  it('that is said wrongly is answered with one sentence and exit code 2', async () => {
    const { code, out, err } = await run('seed --thoughts many')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe('mehfil: --thoughts must be a whole number from 1 to 1000000\n')
  })

  it('stops at wrong settings, naming them', async () => {
    const { code, err } = await run('migrate', { env: { PORT: 'x' } })
    expect(code).toBe(1)
    expect(err).toContain('PORT must be')
  })
})

describe('the commands in the order of a first evening', () => {
  it('migrate: makes the tables', async () => {
    const { code, out, err } = await run('migrate --json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ pending: 0 })
  })

  it('seed: fills an empty community, once', async () => {
    expect(JSON.parse((await run('seed --json')).out).topics).toBeGreaterThan(0)
    expect(JSON.parse((await run('seed --json')).out).topics).toBe(0)
  })

  it('admin create: takes the password from a pipe, never from the command line', async () => {
    const { code, out } = await run('admin create --handle amina --json', { input: 'a long pass phrase\n' })
    expect(code).toBe(0)
    expect(JSON.parse(out).user).toMatchObject({ handle: 'amina', role: 'admin' })
  })

  it('admin promote: gives a role and takes it away', async () => {
    expect((await run('admin promote amina --role member')).out).toContain('member')
    expect(await run('admin promote nobody')).toMatchObject({ code: 1, out: '' })
  })

  it('sessions prune: says how many', async () => {
    expect(JSON.parse((await run('sessions prune --json')).out)).toEqual({ deleted: 0 })
  })

  it('doctor: finds everything in order', async () => {
    const { code, out } = await run('doctor --json')
    const { ok, findings } = JSON.parse(out)
    expect({ code, ok }, out).toEqual({ code: 0, ok: true })
    expect(findings.map((finding: { what: string }) => finding.what)).toEqual([
      'Node',
      'Data folder',
      'Database',
      'Schema',
      'Connections',
      'Search',
    ])
  })

  it('doctor: says what is wrong and fails', async () => {
    const full = await run('doctor', { env: { DATABASE_POOL_MAX: '500' } })
    expect(full.code).toBe(1)
    expect(full.out).toMatch(/FAULT .*DATABASE_POOL_MAX=500/)
  })
})

describe('with the embedded database', () => {
  it('starts it for its own time, or uses the one of a running server', async () => {
    const env = { DATABASE_URL: '' }
    expect((await run('migrate', { env })).code).toBe(0)
    const server = await startEmbedded({ dataDir })
    try {
      expect(await run('migrate', { env })).toMatchObject({ code: 0 })
    } finally {
      await server.stop()
    }
  }, 120_000)
})
