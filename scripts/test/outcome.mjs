import { readFileSync, rmSync } from 'node:fs'
import { run } from '../lib/run.mjs'

/**
 * What one part of the test command came to. `notRun`: what of it could not run here, and why.
 * @typedef {{ passed: number, failed: number, skipped: number, output: string, notRun?: string }} Outcome
 */

/** A command that is one check: it passes or fails as a whole. @returns {Promise<Outcome>} */
export const asOneCheck = async (/** @type {string} */ command, /** @type {string[]} */ args) => {
  const { code, output } = await run(command, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
}

/** What could not run here. It is said at the end, and counts as one skipped. @returns {Outcome} */
export const notRun = (/** @type {string} */ reason) => ({
  passed: 0,
  failed: 0,
  skipped: 1,
  output: '',
  notRun: reason,
})

/**
 * A command that writes a report of its tests. A run that fails without a failing test (a file that could not
 * be loaded), or that ran no test at all, has failed too.
 * @param {{ args: string[], env?: NodeJS.ProcessEnv, report: string, count: (report: any) => Omit<Outcome, 'output'> }} suite
 * @returns {Promise<Outcome>}
 */
export const asSuite = async ({ args, env, report, count }) => {
  rmSync(report, { force: true })
  const { code, output } = await run(process.execPath, args, { env: { ...process.env, ...env } })
  const counts = readCounts(report, count)
  const isWrong = code !== 0 || counts.passed === 0
  return { ...counts, failed: Math.max(counts.failed, isWrong ? 1 : 0), output }
}

const readCounts = (
  /** @type {string} */ report,
  /** @type {(report: any) => Omit<Outcome, 'output'>} */ count,
) => {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
