import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

const intoNothing = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * A password typed unseen at a terminal, or the first line of what is piped in. Never an argument: everybody on
 * the machine can read those.
 */
export const askPassword = async (question: string): Promise<string> => {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, output: intoNothing(), terminal: isTerminal })
  lines.once('SIGINT', () => process.exit(130))
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (isTerminal) process.stderr.write('\n')
  }
}
