import { adminCreate, adminPromote } from './admin.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { migrate } from './migrate.ts'
import { seed } from './seed.ts'
import { sessionsPrune } from './sessions.ts'

export const commands: readonly Command[] = [doctor, migrate, adminCreate, adminPromote, seed, sessionsPrune]

export const overview = (): string => {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`)
  return `pnpm mehfil COMMAND [--json] [--help]\n\n${lines.join('\n')}\n\nSettings come from the environment; see .env.example.\n`
}

export const helpOf = ({ name, summary, usage, details }: Command): string =>
  `pnpm mehfil ${[name, usage].filter(Boolean).join(' ')} [--json]\n\n${summary}.\n\n${details.map(line => `  ${line}\n`).join('')}`
