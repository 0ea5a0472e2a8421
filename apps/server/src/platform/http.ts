import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { Failure } from '@mehfil/shared/errors'
import type { DrawFirstPicture } from '@mehfil/shared/first-picture'
import { TIMES } from '@mehfil/shared/limits'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import type { Config } from '#config.ts'
import type { TrustsProxy } from './address.ts'
import type { Route } from './handling.ts'
import { errorSink, nameRequests, requestIdOf } from './http-answers.ts'
import { answerBrokenRequest } from './http-broken.ts'
import { apiRoutes, openContext } from './http-routes.ts'
import type { NewId } from './id.ts'
import type { Log } from './log.ts'
import type { IsOurs } from './origin.ts'
import type { BringTo } from './page.ts'
import { type FirstQuestions, pageAnswers } from './page-answers.ts'
import type { Perform } from './perform.ts'
import { securityHeaders } from './security-headers.ts'
import type { Sessions } from './session.ts'
import { staticFiles } from './static-files.ts'

export type HttpDeps = {
  config: Pick<Config, 'publicUrl' | 'port' | 'host' | 'trustProxy'>
  isOurs: IsOurs
  sessions: Sessions
  perform: Perform
  newId: NewId
  log: Log
}

export type HttpContent = {
  routes: readonly Route[]
  /** What is no command: health, metrics, the API's description. Asked before the web app. */
  extras?: readonly RequestHandler[]
  /** The built web app. */
  web?: WebApp
}

export type WebApp = {
  /** Its folder. */
  dist: string
  /** What its pages ask first, to be answered along with them. */
  firstQuestions: FirstQuestions
  /** Draws what a page shows until its scripts have come; absent: it shows nothing. */
  draw?: DrawFirstPicture
}

/** Slow senders are cut: S14. Checked often enough that the spans are true to within a second. */
const SERVER_OPTIONS = {
  headersTimeout: 15_000,
  // For files over poor lines; what is only text is cut sooner, where it is read.
  requestTimeout: TIMES.upload,
  // Longer than the usual proxy keeps an idle connection, so that the proxy is the one to close it.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
}

/** Once the server stops: how long requests under way may take, and how long sockets may take to say goodbye. */
const FINISH_WITHIN_MS = 10_000
const PART_WITHIN_MS = 1_000

/** The HTTP side of a server. `server` is there at once, for the sockets; `serve` adds what it answers. */
export function createHttp({ config, newId, log, ...deps }: HttpDeps) {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy ?? false)
  const trusts = app.get('trust proxy fn') as TrustsProxy
  const server = createServer(SERVER_OPTIONS, app)
  server.on('clientError', answerBrokenRequest(newId))
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (_request, socket) => {
    upgraded.add(socket)
    // Node has taken its listener off, the socket library puts on its own only after the session was looked up: what
    // a line says in between would end the process.
    socket.on('error', () => undefined)
    socket.once('close', () => upgraded.delete(socket))
  })
  app.use(nameRequests(newId), securityHeaders(config), compression({ threshold: 1_024 }))

  const bringFrom =
    (routes: readonly Route[], { firstQuestions, draw }: WebApp): BringTo =>
    async (request, response, language) => {
      const answers = await pageAnswers({
        path: request.path,
        routes,
        perform: deps.perform,
        questions: firstQuestions,
        requestId: requestIdOf(response),
        context: () => openContext(request, response, { ...deps, trusts }),
      })
      return { answers, picture: await draw?.(request.path, answers, language) }
    }

  return {
    server,
    /** Which forwarded addresses are believed. */
    trusts,

    serve({ routes, extras = [], web }: HttpContent): void {
      app.use(apiRoutes(routes, { ...deps, trusts }))
      for (const extra of extras) app.use(extra)
      if (web) app.use(staticFiles(web.dist, bringFrom(routes, web)))
      app.use(() => {
        throw new Failure('not-found', 'There is nothing at this address.')
      })
      app.use(errorSink(log))
    },

    async listen(): Promise<number> {
      server.listen(config.port, config.host)
      await once(server, 'listening')
      return (server.address() as AddressInfo).port
    },

    /** Takes no new connections, lets requests under way finish, and closes the idle ones. */
    async stop(): Promise<void> {
      if (!server.listening) return
      const cuts = [
        setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS),
        // Node counts these no more, but waits for them all the same; a dead peer would never answer.
        setTimeout(() => {
          for (const socket of upgraded) socket.destroy()
        }, PART_WITHIN_MS),
      ]
      await new Promise(resolve => server.close(resolve))
      for (const cut of cuts) clearTimeout(cut)
    },
  }
}
