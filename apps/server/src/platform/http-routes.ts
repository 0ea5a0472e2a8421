import { Failure } from '@mehfil/shared/errors'
import { LIMITS, TIMES } from '@mehfil/shared/limits'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { addressOf, type TrustsProxy } from './address.ts'
import type { Context, FileAnswer, Route } from './handling.ts'
import { answerFailure, requestIdOf } from './http-answers.ts'
import { cutSlowSenders, incomingFile, sendFile } from './http-files.ts'
import { createInputReader } from './http-input.ts'
import type { IsOurs } from './origin.ts'
import type { Perform } from './perform.ts'
import type { Sessions } from './session.ts'

/** Longest that a body of JSON may take to come in. */
const JSON_WITHIN_MS = 30_000

export type RoutesDeps = { isOurs: IsOurs; sessions: Sessions; perform: Perform; trusts: TrustsProxy }

const isSafe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Nobody changes anything here from a page of somebody else's (S3). */
const requireOrigin =
  (isOurs: IsOurs): RequestHandler =>
  (request, _response, next) => {
    if (isSafe(request.method) || isOurs(request.headers)) return next()
    throw new Failure('forbidden', 'This request does not come from this site.')
  }

/** JSON or nothing: what a form of another site can send is refused, whatever it claims to be (S3). */
const requireJson: RequestHandler = (request, _response, next) => {
  const { 'transfer-encoding': encoding, 'content-length': length } = request.headers
  const hasBody = encoding !== undefined || Number(length ?? 0) > 0
  if (!hasBody || request.is('application/json')) return next()
  throw new Failure('unsupported-media', 'Send JSON, as application/json.')
}

/** Every command that has an http form, under its method and path. */
export function apiRoutes(routes: readonly Route[], deps: RoutesDeps): Router {
  const router = Router()
  router.use('/api', (_request, response, next) => {
    response.set('cache-control', 'no-store')
    next()
  })
  router.use('/api', requireOrigin(deps.isOurs))
  addRoutes(router, routes.filter(takesFile), deps)
  router.use('/api', cutSlowSenders(JSON_WITHIN_MS), requireJson)
  router.use('/api', express.json({ limit: LIMITS.jsonBytes, inflate: false }))
  addRoutes(
    router,
    routes.filter(route => !takesFile(route)),
    deps,
  )
  router.use('/api', () => {
    throw new Failure('not-found', 'There is nothing at this address.')
  })
  return router
}

const takesFile = ({ command }: Route) => command.http?.takes !== undefined

function addRoutes(router: Router, routes: readonly Route[], deps: RoutesDeps): void {
  for (const route of routes) {
    const { http } = route.command
    if (!http) continue
    const method = http.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    router[method](http.path, serveRoute(route, deps))
  }
}

function serveRoute(route: Route, { perform, ...deps }: RoutesDeps): RequestHandler {
  const readInput = createInputReader(route.command)
  const isFile = takesFile(route)
  return async (request, response) => {
    const answer = await perform({
      route,
      transport: 'http',
      requestId: requestIdOf(response),
      input: readInput(request),
      context: async () => ({
        ...(await openContext(request, response, deps)),
        ...(isFile && { file: incomingFile(request) }),
      }),
      ...(isFile && { deadlineMs: TIMES.upload }),
    })
    if (response.headersSent) return
    if (answer.ok) await send(response, route, answer.output)
    else answerFailure(response, answer.failure)
  }
}

/** Who asks, and from where. */
export async function openContext(
  request: Request,
  response: Response,
  { sessions, trusts }: Omit<RoutesDeps, 'perform'>,
): Promise<Context> {
  await sessions.open(request, response)
  return {
    actor: await sessions.loadActor(request),
    requestId: requestIdOf(response),
    address: addressOf(request, trusts),
    userAgent: request.headers['user-agent'] ?? '',
    session: sessions.control(request, response),
  }
}

/** A creation that answers `duplicate` created nothing this time (D2): 200, not 201. */
async function send(response: Response, { command }: Route, output: unknown): Promise<void> {
  if (command.http?.answers) return sendFile(response, command.http.answers, output as FileAnswer)
  const status = command.http?.status ?? 200
  const isDuplicate = (output as { duplicate?: boolean } | undefined)?.duplicate === true
  response.status(status === 201 && isDuplicate ? 200 : status)
  if (status === 204) response.end()
  else response.json(output)
}
