import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { configFrom } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase, patienceOfStart } from './db/open-database.ts'
import { patiently } from './db/reachable.ts'
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

let isServing = false
let stoppingSince = 0

/** Ends everything in order: the app, then the database. */
const stop = async (reason: string, exitCode: number) => {
  if (stoppingSince === 0) {
    stoppingSince = Date.now()
    log.info({ event: 'stopping', reason }, 'Stopping')
    await shutdown.run()
    process.exit(exitCode)
  }
  // The terminal and the launcher may both pass on one Ctrl-C. A second one, a moment later, is meant.
  if (Date.now() - stoppingSince > 1_000 && reason === 'SIGINT') process.exit(130)
}

/** Before the doors are open nobody waits for an answer, and a database that we started sees us go. */
const stopAsked = (reason: string) => {
  if (isServing) return void stop(reason, 0)
  log.info({ event: 'stopping', reason }, 'Stopping before the start was complete')
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopAsked(signal))
// The launcher closes the channel to stop us, and its death closes it too.
process.on('disconnect', () => stopAsked('the launcher ended'))
// It may have gone while this file was being loaded, with nobody listening yet.
if (process.send && !process.connected) stopAsked('the launcher ended')
process.on('uncaughtException', error => {
  log.fatal({ event: 'uncaught', err: error }, 'A fault that nothing caught')
  void stop('a fault', 1)
})

try {
  log.info('Starting the database')
  const database = await openDatabase({
    config,
    log,
    onSlowQuery(query) {
      // The demo content of a first start is slow, and nobody waits for it.
      if (isServing) log.warn({ event: 'slow-query', ...query }, 'A slow query')
    },
  })
  shutdown.add('the database', database.stop)
  log.info('Bringing the tables up to date')
  // It may crash between the two; tables that are up to date already stay as they are.
  await patiently(() => migrate({ url: database.url, folder: fromRoot('drizzle') }), patienceOfStart(log))
  log.info('Opening the doors')
  const app = await createApp({
    config,
    database,
    log,
    version,
    web: {
      dist: fromRoot('apps/web/dist/site'),
      drawing: fromRoot('apps/web/dist/first-picture/draw-first-picture.js'),
    },
    isSeeding: config.nodeEnv !== 'test',
  })
  shutdown.add('the app', app.stop)
  const { port } = await app.listen()
  isServing = true
  log.info({ event: 'ready', port, node: process.version }, 'Ready')
  if (isForPeople || process.connected) process.stdout.write(readyBlock(config, port))
  if (process.connected) process.send?.({ kind: 'ready', port })
} catch (error) {
  log.debug({ event: 'start-failed', err: error }, 'The start failed')
  process.stderr.write(`Mehfil could not start. ${sentenceOf(error)}\n`)
  await stop('the start failed', 1)
}
