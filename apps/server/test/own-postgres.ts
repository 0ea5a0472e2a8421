import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../src/db/embedded/embedded.ts'

const postmasterOf = (dataDir: string) => {
  const names = readdirSync(dataDir, { recursive: true }).map(String)
  const file = names.find(name => name.endsWith('postmaster.pid')) ?? ''
  return Number(readFileSync(path.join(dataDir, file), 'utf8').split('\n')[0])
}

/**
 * A Postgres of the test's own, to be treated badly: the one of the whole run belongs to the others too. It keeps
 * what it acknowledged, unlike that one (D1).
 */
export async function startOwnPostgres() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mehfil-own-'))
  const server = await startEmbedded({ dataDir })

  const signal = (name: NodeJS.Signals) => {
    const postmaster = postmasterOf(dataDir)
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    for (const pid of [postmaster, ...children.trim().split(' ').map(Number)]) process.kill(pid, name)
  }

  return {
    url: server.url,
    /** It keeps its connections, takes new ones, and says nothing. */
    hang: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    /** Its launcher starts it again. */
    crash: () => process.kill(postmasterOf(dataDir), 'SIGKILL'),
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type OwnPostgres = Awaited<ReturnType<typeof startOwnPostgres>>
