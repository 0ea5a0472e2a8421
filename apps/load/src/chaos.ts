import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ChaosOptions, readOptions, USAGE } from './chaos/options.ts'
import { exitCodeOf, readable } from './chaos/report.ts'
import { runChaos } from './chaos/run-chaos.ts'
import { keepEvidence, runProgram, writeReport } from './edge.ts'

// pnpm test:chaos [--seconds=600]: the program's edge.
async function main(options: ChaosOptions): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-chaos-'))
  const { report, evidence } = await runChaos(options, { folder, say: line => console.log(line) })
  console.log(readable(report))
  writeReport(options.report, report)
  const code = exitCodeOf(report)
  if (code === 0 && !options.keep) rmSync(folder, { recursive: true })
  else {
    await keepEvidence(folder, evidence)
    writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report, null, 2))
    console.log(`  Logs, histories and the final rows are in ${folder}`)
  }
  return code
}

await runProgram({ usage: USAGE, read: readOptions, main })
