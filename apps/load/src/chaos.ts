import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { saveHistory } from '@mehfil/testkit/proof/history-file'
import { type ChaosOptions, readOptions, USAGE } from './chaos/options.ts'
import { exitCodeOf, readable } from './chaos/report.ts'
import { runChaos } from './chaos/run-chaos.ts'

// pnpm test:chaos [--seconds=600]: the program's edge.
async function main(options: ChaosOptions): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-chaos-'))
  const { report, evidence } = await runChaos(options, { folder, say: line => console.log(line) })
  console.log(readable(report))
  if (options.report) {
    mkdirSync(path.dirname(path.resolve(options.report)), { recursive: true })
    writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`)
  }
  const code = exitCodeOf(report)
  if (code === 0 && !options.keep) rmSync(folder, { recursive: true })
  else {
    for (const history of evidence.histories)
      await saveHistory(path.join(folder, `${history.name}.jsonl`), history)
    writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report, null, 2))
    writeFileSync(path.join(folder, 'database.json'), JSON.stringify(evidence.database, null, 1))
    console.log(`  Logs, histories and the final rows are in ${folder}`)
  }
  return code
}

function optionsOrUsage(): ChaosOptions {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`)
    process.exit(3)
  }
}

const code = await main(optionsOrUsage()).catch(error => {
  console.error(error)
  return 3
})
// Sockets that linger must not keep the verdict waiting.
process.exit(code)
