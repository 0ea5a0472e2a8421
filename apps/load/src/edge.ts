import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Evidence } from '@mehfil/testkit/proof/evidence'
import { saveHistory } from '@mehfil/testkit/proof/history-file'

/** What a program ends with that was called wrongly, or could not do its work at all. */
const COULD_NOT_RUN = 3

export type Program<Wish> = {
  readonly usage: string
  /** Throws a sentence when an argument makes no sense. */
  read(args: readonly string[]): Wish
  /** Resolves to the exit code. */
  main(wish: Wish): Promise<number>
}

/** Runs one of the programs of this folder, and ends the process. */
export async function runProgram<Wish>({ usage, read, main }: Program<Wish>): Promise<never> {
  let wish: Wish
  try {
    wish = read(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    process.exit(COULD_NOT_RUN)
  }
  const code = await main(wish).catch(error => {
    console.error(error)
    return COULD_NOT_RUN
  })
  // Sockets that linger must not keep the verdict waiting.
  process.exit(code)
}

/** Where a file was asked for. */
export function writeReport(file: string | undefined, report: unknown): void {
  if (file === undefined) return
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}

/** Keeps what a verdict was made from: a history for each client, and the rows. */
export async function keepEvidence(folder: string, { histories, database }: Evidence): Promise<void> {
  for (const history of histories) await saveHistory(path.join(folder, `${history.name}.jsonl`), history)
  writeFileSync(path.join(folder, 'database.json'), JSON.stringify(database, null, 1))
}
