import { parseArgs } from 'node:util'
import { type Command, UsageFault, type Values } from './command.ts'
import { commands, helpOf, overview } from './commands.ts'

export type Request =
  | { kind: 'help'; text: string }
  | { kind: 'run'; command: Command; values: Values; positionals: string[]; json: boolean }

const find = (words: string[]): { command: Command; rest: string[] } | null => {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word)) return { command, rest: words.slice(name.length) }
  }
  return null
}

const parse = (command: Command, args: string[]) => {
  const options = {
    ...command.options,
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node adds advice on further lines and sentences; the first one says what is wrong.
    const [sentence = ''] = (error as Error).message.split(/\. |\n/)
    throw new UsageFault(sentence)
  }
}

/** What the words after `pnpm mehfil` ask for. Throws a UsageFault that says what is wrong with them. */
export const readArguments = (words: string[]): Request => {
  const [first] = words
  if (first === undefined) throw new UsageFault('a command is missing; pnpm mehfil --help lists them')
  if (first === '--help' || first === '-h' || first === 'help') return { kind: 'help', text: overview() }
  const found = find(words)
  if (!found) throw new UsageFault(`there is no command "${words.join(' ')}"; pnpm mehfil --help lists them`)
  const { command, rest } = found
  const { values, positionals } = parse(command, rest)
  if (values.help) return { kind: 'help', text: helpOf(command) }
  const surplus = positionals[command.positionals]
  if (surplus !== undefined) throw new UsageFault(`"${surplus}" is too much here`)
  return { kind: 'run', command, values, positionals, json: values.json === true }
}
