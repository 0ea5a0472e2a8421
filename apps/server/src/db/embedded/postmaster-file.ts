import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Layout } from './layout.ts'
import { commandLineOf, stopPostmaster } from './processes.ts'

const fileOf = (layout: Layout) => path.join(layout.cluster, 'postmaster.pid')

/** What Postgres writes about itself: the pid in the first line, its state in the eighth. */
export const readPostmaster = (layout: Layout): { pid: number; isReady: boolean } | null => {
  try {
    const lines = readFileSync(fileOf(layout), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

const isOurPostgres = (layout: Layout, pid: number) => {
  const command = commandLineOf(pid) ?? ''
  return command.includes('postgres') && command.includes(` ${layout.cluster} `)
}

/**
 * Stops a Postgres that was left running on this folder, when server and launcher were killed together. A pid
 * file that names somebody else's process is deleted: Postgres would take that process for a living postmaster.
 */
export const stopOrphan = async (layout: Layout, onFound: () => void = () => undefined): Promise<void> => {
  const left = readPostmaster(layout)
  if (!left) return
  if (!isOurPostgres(layout, left.pid)) {
    rmSync(fileOf(layout), { force: true })
    return
  }
  onFound()
  const stopped = await stopPostmaster(left.pid, () => !isOurPostgres(layout, left.pid))
  if (!stopped)
    throw new Error(`an earlier Postgres (process ${left.pid}) on ${layout.cluster} does not stop`)
}
