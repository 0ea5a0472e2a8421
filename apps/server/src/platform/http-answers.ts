import type { ServerResponse } from 'node:http'
import { ERROR_STATUS, type Failure } from '@mehfil/shared/errors'
import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { errorBody, faultFor, toFailure } from './failure.ts'
import type { NewId } from './id.ts'
import type { Log } from './log.ts'

/** Names the request in the answer and in the log, so that a member's report can be found. Always ours. */
export const nameRequests =
  (newId: NewId): RequestHandler =>
  (_request, response, next) => {
    const requestId = newId()
    response.locals.requestId = requestId
    response.set('x-request-id', requestId)
    next()
  }

export const requestIdOf = (response: Response): string => String(response.locals.requestId ?? '')

/** Works on a bare Node response too, which is all that Engine.IO has. */
export function writeFailure(response: ServerResponse, failure: Failure, requestId: string): void {
  response.statusCode = ERROR_STATUS[failure.code]
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-type', 'application/json; charset=utf-8')
  if (failure.retryAfterMs !== undefined) {
    response.setHeader('retry-after', String(Math.ceil(failure.retryAfterMs / 1_000)))
  }
  response.end(JSON.stringify({ error: errorBody(failure, requestId) }))
}

export const answerFailure = (response: Response, failure: Failure): void =>
  writeFailure(response, failure, requestIdOf(response))

/** Where everything ends that was thrown outside of a command: bad JSON, a bad path, a missing file. */
export const errorSink =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    const failure = toFailure(error)
    if (failure.code === 'internal') {
      log.error({ event: 'request-failed', requestId: requestIdOf(response), ...faultFor(error) })
    }
    if (response.headersSent) response.destroy()
    else answerFailure(response, failure)
  }
