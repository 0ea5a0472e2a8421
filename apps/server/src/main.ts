import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { configFrom } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'
import { createLog } from './platform/log.ts'
import { readyBlock } from './platform/ready-block.ts'
import { keptSecret } from './platform/session-secret.ts'
import { createShutdown } from './platform/shutdown.ts'

// The process edge: the only place that reads the environment, hears signals and decides how the process ends.
// The same depth in the sources and in the bundle.
const fromRoot = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))

const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string }

const sentenceOf = (error: unknown) => {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or set PORT to another one.`
  return message || String(error)
}

const outcome = configFrom(process.env, keptSecret)
if (!outcome.ok) {
  process.stderr.write(
    `Mehfil cannot start with these settings:\n${outcome.faults.map(one => `  ${one}\n`).join('')}`,
  )
  process.exit(1)
}

const { config } = outcome
const isForPeople = process.stdout.isTTY === true
const log = createLog({ level: config.logLevel, pretty: isForPeople })
const shutdown = createShutdown({ log })

let firstSignalAt = 0

/** Ends everything in order. Whatever was still starting ends with the process; the database sees that by itself. */
const stop = async (reason: string, exitCode: number) => {
  if (firstSignalAt === 0) {
    firstSignalAt = Date.now()
    log.info({ event: 'stopping', reason }, 'Stopping')
    await shutdown.run()
    process.exit(exitCode)
  }
  // The terminal and the launcher may both pass on one Ctrl-C. A second one, a moment later, is meant.
  if (Date.now() - firstSignalAt > 1_000 && reason === 'SIGINT') process.exit(130)
}

process.on('SIGINT', () => void stop('SIGINT', 0))
process.on('SIGTERM', () => void stop('SIGTERM', 0))
process.on('SIGHUP', () => void stop('SIGHUP', 0))
// The launcher closes the channel to stop us, and its death closes it too.
process.on('disconnect', () => void stop('the launcher ended', 0))
process.on('uncaughtException', error => {
  log.fatal({ event: 'uncaught', err: error }, 'A fault that nothing caught')
  void stop('a fault', 1)
})

try {
  const database = await openDatabase({ config, log })
  shutdown.add('the database', database.stop)
  await migrate({ url: database.url, folder: fromRoot('drizzle') })
  const app = await createApp({
    config,
    database,
    log,
    version,
    webDist: fromRoot('apps/web/dist'),
    isSeeding: config.nodeEnv !== 'test',
  })
  shutdown.add('the app', app.stop)
  const { port } = await app.listen()
  log.info({ event: 'ready', port, node: process.version }, 'Ready')
  if (isForPeople || process.connected) process.stdout.write(readyBlock(config, port))
  process.send?.({ kind: 'ready', port })
} catch (error) {
  log.debug({ event: 'start-failed', err: error }, 'The start failed')
  process.stderr.write(`Mehfil could not start. ${sentenceOf(error)}\n`)
  await stop('the start failed', 1)
}
