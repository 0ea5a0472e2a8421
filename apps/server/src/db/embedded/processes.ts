import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The command line of a running process, or null. A pid alone proves nothing: after a crash or a reboot the
 * number may belong to somebody else, who must neither be killed nor keep us from starting.
 */
export const commandLineOf = (pid: number): string | null => {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null
    }
    return (
      execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    )
  } catch {
    return null
  }
}

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already, which is what was wanted.
  }
}

/** Waits until `isGone` says so. Answers whether it did in time. */
const waitUntil = async (isGone: () => boolean, timeoutMs: number) => {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (isGone()) return true
    await sleep(20)
  }
  return isGone()
}

/**
 * Stops a postmaster: fast shutdown (SIGINT: sessions are ended, everything is written), and after the
 * grace period immediate shutdown (SIGQUIT: the next start recovers from the log; nothing committed is lost).
 */
export const stopPostmaster = async (
  pid: number,
  isGone: () => boolean,
  graceMs = 20_000,
): Promise<boolean> => {
  signal(pid, 'SIGINT')
  if (await waitUntil(isGone, graceMs)) return true
  signal(pid, 'SIGQUIT')
  return await waitUntil(isGone, 5_000)
}
