import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/db/embedded/embedded.ts'
import { migrate } from '../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { adminUrl: string; url: string; template: string }
  }
}

const TEMPLATE = 'mehfil_template'

const migrations = fileURLToPath(new URL('../../../drizzle', import.meta.url))

const withName = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

/** One Postgres for the whole run, with one migrated database that every test file gets a copy of. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mehfil-test-'))
  const server = await startEmbedded({ dataDir, durable: false })
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE} owner mehfil`)
  await admin.end()
  if (existsSync(path.join(migrations, 'meta/_journal.json'))) {
    await migrate({ url: withName(server.url, TEMPLATE), folder: migrations })
  }
  project.provide('postgres', { adminUrl: server.adminUrl, url: server.url, template: TEMPLATE })
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
