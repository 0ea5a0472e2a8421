import { turns } from './test/parts.mjs'

// pnpm test [part ...]: quiet while green, one line a part; the whole output of a part that fails.
const parts = turns.flat()
const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !parts.some(part => part.name === name))
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}. There are: ${parts.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const failedParts = []
/** @type {string[]} */
const couldNotRun = []

/** Runs one, and says so in a line when it is done. */
const runPart = async (/** @type {import('./test/parts.mjs').Part} */ { name, run }) => {
  const started = performance.now()
  const { passed, failed, skipped, output, notRun } = await run()
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  const verdict = failed > 0 ? 'FAILED' : notRun && passed === 0 ? 'not run' : 'ok'
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`
  console.log(`${name.padEnd(14)} ${verdict.padEnd(8)} ${seconds}   ${counts}`)
  if (notRun) couldNotRun.push(`${name}: ${notRun}`)
  if (failed > 0) {
    failedParts.push(name)
    console.log(`\n${output.trimEnd()}\n`)
  }
}

for (const turn of turns) {
  const chosen = turn.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (process.stderr.isTTY && chosen.length > 0) {
    process.stderr.write(`${chosen.map(({ name }) => name).join(', ')} …\r`)
  }
  await Promise.all(chosen.map(runPart))
}

console.log('')
if (failedParts.length > 0) console.log(`Failed: ${failedParts.join(', ')}`)
if (couldNotRun.length > 0)
  console.log(`Could not run here:\n${couldNotRun.map(line => `  ${line}`).join('\n')}`)
else console.log('Everything could run here.')
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
