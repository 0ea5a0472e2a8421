import type { ServerResponse } from 'node:http'
import type { SessionControl } from './handling.ts'
import type { NewId } from './id.ts'
import { claimOf, type OpenSession, type SessionRequest } from './session-data.ts'

type Deps = {
  request: SessionRequest
  response: ServerResponse
  cookie: { name: string; secure: boolean }
  newId: NewId
  ended(sessionId: string): void
}

const LONGEST_USER_AGENT = 300

/** express-session speaks in callbacks. */
const settled = (act: (done: (error: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => act(error => (error ? reject(error) : resolve())))

const opened = (request: SessionRequest): OpenSession => {
  if (!request.session) throw new Error('This request has no session open')
  return request.session
}

/** Login and logout, on the session of one request. */
export function createSessionControl({ request, response, cookie, newId, ended }: Deps): SessionControl {
  return {
    async start({ id: personId, sessionEpoch }) {
      const before = claimOf(request)
      // A new id at each login, so that one planted beforehand opens nothing (S2); the old row is deleted.
      await settled(done => opened(request).regenerate(done))
      // The same member in the same browser is still the same place: its open sockets may stay.
      const isSamePlace = before?.personId === personId
      const session = Object.assign(opened(request), {
        personId,
        publicId: isSamePlace ? before.sessionId : newId(),
        epoch: sessionEpoch,
        userAgent: (request.headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT),
      })
      await settled(done => session.save(done))
      if (before && !isSamePlace) ended(before.sessionId)
    },

    async end() {
      const before = claimOf(request)
      await settled(done => opened(request).destroy(done))
      const secure = cookie.secure ? '; Secure' : ''
      response.appendHeader(
        'set-cookie',
        `${cookie.name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`,
      )
      if (before) ended(before.sessionId)
    },
  }
}
