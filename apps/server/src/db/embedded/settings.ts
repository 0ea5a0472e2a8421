import { randomBytes, randomInt } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import type { Layout } from './layout.ts'
import type { Addresses } from './messages.ts'

/** Kept per data folder, so that the address stays the same from start to start. */
export interface EmbeddedSettings {
  port: number
  password: string
  adminPassword: string
}

// Below 32768, where Linux begins to hand out ports to outgoing connections: one of those could take ours.
const FIRST_PORT = 20_000
const LAST_PORT = 32_000

const isFree = (port: number) =>
  new Promise<boolean>(resolve => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })

const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(FIRST_PORT, LAST_PORT)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port between ${FIRST_PORT} and ${LAST_PORT} on 127.0.0.1`)
}

/** Reads the settings of a data folder; null when there are none yet. */
export const readSettings = (layout: Layout): EmbeddedSettings | null => {
  try {
    return JSON.parse(readFileSync(layout.settings, 'utf8')) as EmbeddedSettings
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The folder's settings, made on the first start, with another port when the kept one has been taken. */
export const prepareSettings = async (layout: Layout): Promise<EmbeddedSettings> => {
  const kept = readSettings(layout)
  if (kept && (await isFree(kept.port))) return kept
  const secret = () => randomBytes(24).toString('base64url')
  const settings: EmbeddedSettings = {
    password: kept?.password ?? secret(),
    adminPassword: kept?.adminPassword ?? secret(),
    port: await freePort(),
  }
  // Written aside and renamed: a half-written file would lock us out of our own database.
  const draft = `${layout.settings}.new`
  writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, layout.settings)
  return settings
}

export const addressesOf = ({ port, password, adminPassword }: EmbeddedSettings): Addresses => ({
  url: `postgres://mehfil:${password}@127.0.0.1:${port}/mehfil`,
  adminUrl: `postgres://postgres:${adminPassword}@127.0.0.1:${port}/postgres`,
})
