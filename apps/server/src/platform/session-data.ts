import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Session, SessionData } from 'express-session'
import type { SessionClaim } from './living-sessions.ts'

declare module 'express-session' {
  /** Written once, at login, and never changed: so no request in flight has a reason to write it back (S2). */
  interface SessionData {
    personId: string
    /** The session's name to the outside; the cookie's id is a secret. */
    publicId: string
    /** Of the person, at login. A newer one there voids the session. */
    epoch: number
    userAgent: string
  }
}

export type OpenSession = Session & Partial<SessionData>

/** A request whose session may have been opened. */
export type SessionRequest = IncomingMessage & { session?: OpenSession; res?: ServerResponse | undefined }

/** What the request's session says of itself, if somebody is logged in. */
export function claimOf({ session }: SessionRequest): SessionClaim | null {
  if (!session?.personId || !session.publicId) return null
  return { personId: session.personId, sessionId: session.publicId }
}
