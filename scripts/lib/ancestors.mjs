import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** @returns {{ parent: number, command: string } | null} */
const lookAt = (/** @type {number} */ pid) => {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The second field is the name in parentheses, and may contain anything.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }
    }
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim()
    const [parent = '', ...command] = line.split(/\s+/)
    return { parent: Number(parent), command: command.join(' ') }
  } catch {
    return null
  }
}

const isRunner = (/** @type {string} */ command) =>
  /^(\S*node\s+)?\S*\b(npm|npx|pnpm)(-cli)?(\.c?js)?(\s|$)/.test(command)

const isShell = (/** @type {string} */ command) => /^\S*\b(sh|bash|dash) -c /.test(command)

/** The npx, pnpm and shells between a person's `npx pnpm start` and us, nearest first, as pairs of child and parent. */
const runnersAbove = () => {
  const links = []
  let lastRunner = 0
  let child = process.pid
  let next = lookAt(child)?.parent ?? 0
  while (next > 1) {
    const seen = lookAt(next)
    if (!seen || !(isRunner(seen.command) || isShell(seen.command))) break
    links.push({ child, parent: next })
    if (isRunner(seen.command)) lastRunner = links.length
    child = next
    next = seen.parent
  }
  return links.slice(0, lastRunner)
}

/**
 * Calls back when any of them ends. npx passes signals on to nobody, so this is how a `kill` of it arrives.
 * A parent that ended is seen by its child having another one: a zombie still has its number.
 */
export const whenRunnersEnd = (/** @type {() => void} */ onEnd, everyMs = 500) => {
  const links = runnersAbove()
  const timer = setInterval(() => {
    if (links.every(({ child, parent }) => lookAt(child)?.parent === parent)) return
    clearInterval(timer)
    onEnd()
  }, everyMs)
  timer.unref()
}
