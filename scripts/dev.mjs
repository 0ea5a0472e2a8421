import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { whenRunnersEnd } from './lib/ancestors.mjs'
import { loadDotEnv } from './lib/environment.mjs'
import { inRoot, root } from './lib/root.mjs'

// pnpm dev: the server from its sources, started again when one changes, and the web app hot-reloading in front.
loadDotEnv()
const webPort = Number(process.env.WEB_PORT ?? 5173)
const serverPort = Number(process.env.PORT ?? 3000)

/** @type {import('node:child_process').ChildProcess | undefined} */
let server
let isStopping = false

const startServer = () => {
  server = spawn(process.execPath, ['--import', 'tsx', 'apps/server/src/main.ts'], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // The browser talks to the web app's address, and that is the origin that the server has to accept.
    env: { NODE_ENV: 'development', PUBLIC_URL: `http://localhost:${webPort}`, ...process.env },
  })
}

/** Closing the channel stops it, in good order and with its database. */
const stopServer = () =>
  new Promise(resolve => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return resolve(undefined)
    server.once('exit', resolve)
    if (server.connected) server.disconnect()
  })

/** @type {NodeJS.Timeout | undefined} */
let pending
let restarting = Promise.resolve()

const restartSoon = () => {
  clearTimeout(pending)
  pending = setTimeout(() => {
    restarting = restarting.then(async () => {
      await stopServer()
      if (!isStopping) startServer()
    })
  }, 150)
}

const isSource = (/** @type {string | null} */ name) =>
  name !== null && /\.ts$/.test(name) && !/\.i?test\.ts$/.test(name)

for (const folder of ['apps/server/src', 'packages/shared/src']) {
  watch(inRoot(folder), { recursive: true }, (_, name) => {
    if (isSource(name)) restartSoon()
  })
}

/**
 * Only what is used of it: vite is the web app's dependency, and not in reach of the types here.
 * @typedef {{ listen: () => Promise<unknown>, printUrls: () => void, close: () => Promise<void> }} WebServer
 */
const fromWeb = createRequire(inRoot('apps/web/package.json'))
/** @type {{ createServer: (options: object) => Promise<WebServer> }} */
const { createServer } = await import(pathToFileURL(fromWeb.resolve('vite')).href)
process.env.MEHFIL_SERVER_URL = `http://127.0.0.1:${serverPort}`
const web = await createServer({ root: inRoot('apps/web'), server: { port: webPort, strictPort: true } })
delete process.env.MEHFIL_SERVER_URL

const stop = async () => {
  if (isStopping) return
  isStopping = true
  await Promise.all([restarting.then(stopServer), web.close()])
  process.exit(0)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => void stop())
whenRunnersEnd(() => void stop())

startServer()
await web.listen()
web.printUrls()
