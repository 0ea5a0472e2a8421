import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { type BenchOptions, readOptions, USAGE } from './bench/options.ts'
import { PROGRAMME } from './bench/programme.ts'
import { type BenchReport, readable } from './bench/report.ts'
import { exitCodeOf, type Row } from './bench/row.ts'
import { type BenchStage, setBenchStage } from './bench/stage.ts'
import { machine } from './machine.ts'

// pnpm bench [name ...]: the program's edge.
async function main(options: BenchOptions): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-bench-'))
  const stage = await setBenchStage(folder, seededRandom(Date.now() % 1_000_000))
  try {
    const report = await measure(options, stage)
    console.log(`\n${readable(report)}`)
    if (options.report) {
      mkdirSync(path.dirname(path.resolve(options.report)), { recursive: true })
      writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`)
    }
    return exitCodeOf(report.rows)
  } finally {
    await stage.stop()
    rmSync(folder, { recursive: true })
  }
}

async function measure(options: BenchOptions, stage: BenchStage): Promise<BenchReport> {
  const effort = { ...options, say: (line: string) => console.log(line) }
  const rows: Row[] = []
  const rounds: Record<string, BenchReport['rounds'][string]> = {}
  for (const name of options.benches) {
    const measured = await PROGRAMME[name](stage, effort)
    rows.push(...measured.rows)
    rounds[name] = measured.rounds
  }
  return {
    command: ['bench', ...process.argv.slice(2)].join(' '),
    date: new Date().toISOString(),
    machine: machine(),
    durability: stage.durability,
    rows,
    rounds,
  }
}

function optionsOrUsage(): BenchOptions {
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
process.exit(code)
