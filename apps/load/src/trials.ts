import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { machine } from './machine.ts'
import { copyOfBuild } from './stage/build-copy.ts'
import { type Played, playAll } from './trials/play-all.ts'
import { TRIALS } from './trials/programme.ts'
import { tableOf } from './trials/table.ts'
import type { Trial } from './trials/trial.ts'

const USAGE = `Usage: trials [name ...] [--report=file.json] [--keep]

Plays scenarios on a real database, real servers and real clients: ${TRIALS.map(({ name }) => name).join(', ')}.
Without a name, all of them. Ends with 0 when every goal was met, with 1 when one was missed.
`

// pnpm test:trials [name ...]: the program's edge.
async function main({ trials, report, keep }: ReturnType<typeof readArguments>): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-trials-'))
  const programs = await copyOfBuild(folder)
  const random = seededRandom(Date.now() % 1_000_000)
  const played = await playAll(trials, { programs, folder, random, say: line => console.log(line) })
  console.log(tableOf(played))
  const isPassed = played.every(isMet)
  if (report) {
    mkdirSync(path.dirname(path.resolve(report)), { recursive: true })
    const words = { date: new Date().toISOString(), machine: machine(), isPassed, trials: played }
    writeFileSync(report, `${JSON.stringify(words, null, 2)}\n`)
  }
  if (isPassed && !keep) rmSync(folder, { recursive: true })
  else console.log(`Logs are in ${folder}`)
  return isPassed ? 0 : 1
}

const isMet = ({ figures, error }: Played) => error === undefined && figures.every(({ isMet }) => isMet)

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { report: { type: 'string' }, keep: { type: 'boolean' } },
  })
  const trials = positionals.map(trialOf)
  return { trials: trials.length > 0 ? trials : TRIALS, report: values.report, keep: values.keep === true }
}

function trialOf(name: string): Trial {
  const trial = TRIALS.find(one => one.name === name)
  if (!trial) throw new Error(`There is no trial '${name}'.`)
  return trial
}

function argumentsOrUsage() {
  try {
    return readArguments(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`)
    process.exit(3)
  }
}

const code = await main(argumentsOrUsage()).catch(error => {
  console.error(error)
  return 3
})
// Sockets that linger must not keep the verdict waiting.
process.exit(code)
