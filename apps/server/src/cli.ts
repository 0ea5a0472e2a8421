import { fileURLToPath } from 'node:url'
import { type Context, UsageFault } from './cli/command.ts'
import { type Request, readArguments } from './cli/read-arguments.ts'
import { configFrom } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'
import { createLog } from './platform/log.ts'

// The process edge of `pnpm mehfil`. Answers go to stdout, everything else to stderr, so that --json can be piped.
const migrations = fileURLToPath(new URL('../../../drizzle', import.meta.url))

const configure = () => {
  // No command needs the secret of the sessions, so none makes one.
  const outcome = configFrom(process.env, () => '')
  if (!outcome.ok)
    throw new Error(`the settings are wrong:\n${outcome.faults.map(one => `  ${one}`).join('\n')}`)
  return outcome.config
}

const contextFor = (json: boolean): Context => {
  const config = configure()
  const log = createLog({ level: 'warn', pretty: true, to: 2 })
  return {
    config,
    migrations,
    withDatabase: async (work, { asItIs = false } = {}) => {
      const database = await openDatabase({ config, log, share: true })
      try {
        if (!asItIs) await migrate({ url: database.url, folder: migrations })
        return await work(database)
      } finally {
        await database.stop()
      }
    },
    print: (data, ...sentences) => {
      process.stdout.write(
        json ? `${JSON.stringify(data, null, 2)}\n` : sentences.map(line => `${line}\n`).join(''),
      )
    },
  }
}

const perform = async (request: Request) => {
  if (request.kind === 'help') process.stdout.write(request.text)
  else await request.command.run(contextFor(request.json), request)
}

try {
  await perform(readArguments(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`mehfil: ${(error as Error).message || error}\n`)
  process.exitCode = error instanceof UsageFault ? 2 : 1
}
