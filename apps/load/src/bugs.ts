import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { saveHistory } from '@mehfil/testkit/proof/history-file'
import type { Bug } from './bugs/bug.ts'
import { BUGS, bugNamed } from './bugs/catalogue.ts'
import type { Conditions } from './bugs/conditions.ts'
import { type Hunt, type HuntOptions, hunt } from './bugs/hunt.ts'
import { isCaught, isPeaceful, lineOf, type Result, tableOf } from './bugs/results.ts'

// pnpm test:bugs [name ...] [--seed=N]: the program's edge. Ends with 0 when each bug was caught and the program as it
// is was not.

const HUNT_MS = 60_000
/** At least; and twice as long as any bug lived under the same conditions. */
const CONTROL_MS = 20_000

type Wish = { readonly bugs: readonly Bug[]; readonly seed: number }

/** Throws a sentence when there is no such bug. */
function wishOf(args: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' } },
    allowPositionals: true,
  })
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
  if (!Number.isInteger(seed)) throw new Error(`--seed=${values.seed} is not a number.`)
  return { bugs: positionals.length > 0 ? positionals.map(bugNamed) : BUGS, seed }
}

async function main({ bugs, seed }: Wish): Promise<number> {
  console.log(`Hunting ${bugs.map(({ name }) => name).join(', ')}, seed ${seed}`)
  const results: Result[] = []
  const lived = new Map<Conditions, number>()
  for (const bug of bugs) {
    const { conditions } = bug
    const options = { bug, conditions, atMostMs: HUNT_MS, seed }
    const result = await tried({ name: bug.name, isGood: found => isCaught(found, bug), options })
    results.push(result)
    lived.set(conditions, Math.max(lived.get(conditions) ?? 0, result.found.afterMs))
  }
  for (const [conditions, longestMs] of lived) {
    const options = { conditions, atMostMs: Math.max(CONTROL_MS, 2 * longestMs), seed }
    results.push(await tried({ name: `no bug, ${conditions.name}`, isGood: isPeaceful, options }))
  }
  console.log(tableOf(results))
  return results.every(({ isGood }) => isGood) ? 0 : 1
}

type Trial = {
  readonly name: string
  readonly options: Omit<HuntOptions, 'folder'>
  isGood(found: Hunt): boolean
}

/** One hunt in a folder of its own, which is kept when it did not go as it should. */
async function tried({ name, options, isGood }: Trial): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-bugs-'))
  const found = await hunt({ ...options, folder })
  const result = { name, found, isGood: isGood(found) }
  console.log(lineOf(result))
  if (result.isGood) rmSync(folder, { recursive: true })
  else {
    const { histories, database } = found.evidence
    for (const history of histories) await saveHistory(path.join(folder, `${history.name}.jsonl`), history)
    writeFileSync(path.join(folder, 'database.json'), JSON.stringify(database, null, 1))
    console.log(`  Logs, histories and rows are in ${folder}`)
  }
  return result
}

function wishOrUsage(): Wish {
  try {
    return wishOf(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n\nUsage: bugs [name ...] [--seed=N]`)
    process.exit(3)
  }
}

const code = await main(wishOrUsage()).catch(error => {
  console.error(error)
  return 3
})
// Sockets that linger must not keep the table waiting.
process.exit(code)
