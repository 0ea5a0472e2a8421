import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a command to its end and answers what it printed. It has no standard input: nothing may ask questions.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const run = (command, args, { cwd = root, env = process.env, timeoutMs } = {}) =>
  new Promise(resolve => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs })
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', error => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 1, output: signal ? `${output}(ended by ${signal})\n` : output })
    })
  })

/**
 * Says (on stderr: stdout may be somebody's JSON) what is being done before it is, and how long it took: nothing over a second happens in silence.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
export const withProgress = async (title, work) => {
  const started = performance.now()
  process.stderr.write(`${title} …`)
  try {
    const result = await work()
    process.stderr.write(` ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stderr.write(' failed\n')
    throw error
  }
}
