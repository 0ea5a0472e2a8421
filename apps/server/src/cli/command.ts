import type { ParseArgsConfig } from 'node:util'
import type { Config } from '#config.ts'
import type { Database } from '#db/database.ts'

type Options = NonNullable<ParseArgsConfig['options']>

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** What a command may use. */
export interface Context {
  config: Config
  /**
   * Opens the database for the time of `work`: the one of a server that runs on the same data folder, or one
   * started just for this. Brought to the newest schema first, unless `asItIs`.
   */
  withDatabase: <T>(work: (database: Database) => Promise<T>, options?: { asItIs?: boolean }) => Promise<T>
  migrations: string
  /** With --json the data, otherwise the sentences. */
  print: (data: unknown, ...sentences: string[]) => void
}

export interface Command {
  /** As it is typed: `admin create`. */
  name: string
  summary: string
  /** What follows the name: `--handle NAME`. */
  usage: string
  /** A line for each option and anything else worth knowing. */
  details: string[]
  options: Options
  /** How many words may stand beside the options. */
  positionals: number
  run: (context: Context, given: { values: Values; positionals: string[] }) => Promise<void>
}

/** Said wrongly by the person at the terminal: one sentence, exit code 2. */
export class UsageFault extends Error {}

/** Something is not as it should be, and has been said already: exit code 1. */
export class CommandFailed extends Error {}

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
