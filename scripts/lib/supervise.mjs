import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { whenRunnersEnd } from './ancestors.mjs'
import { root } from './root.mjs'

/**
 * Runs a child to its end, and ends with it. The child stops when its channel to us closes, which also happens
 * when we are killed. Stopping is asked for that way only: Ctrl-C reaches the child from the terminal as well,
 * and a signal on top of it would count as the second Ctrl-C, which means: at once.
 * @param {string[]} args
 */
export const superviseNode = args => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const stop = () => {
    if (child.connected) child.disconnect()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop)
  whenRunnersEnd(stop)
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL'])
  })
}
