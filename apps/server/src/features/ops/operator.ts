import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isLoopback } from '#config.ts'
import { within } from '#platform/deadline.ts'

export type OperatorCheck = (request: IncomingMessage) => Promise<boolean>

export type OperatorOptions = {
  /** METRICS_TOKEN. */
  token: string | null
  /** Is this the session of an admin? */
  isAdmin: (request: IncomingMessage) => Promise<boolean>
}

/** Milliseconds that the look at a session may take: an ailing database must not hold up a health check. */
const SESSION_PATIENCE = 1_000

/**
 * May this request see the inside (S19)? From this machine itself, with the token, or as an admin. The address
 * is the socket's own: what a header says of it anybody can write.
 */
export function operatorCheck({ token, isAdmin }: OperatorOptions): OperatorCheck {
  return async request => {
    if (isFromHere(request) || hasToken(request, token)) return true
    if (request.headers.cookie === undefined) return false
    return await within(SESSION_PATIENCE, isAdmin(request)).catch(() => false)
  }
}

/** A proxy on this machine has its address, but somebody else's request: then it says for whom it asks. */
const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, '')) && !Object.keys(headers).some(isForwarding)

const isForwarding = (header: string) =>
  header === 'forwarded' || header === 'via' || header === 'x-real-ip' || header.startsWith('x-forwarded-')

/** Compared by digests of one length, so that time tells nothing about how much of it is right. */
function hasToken({ headers }: IncomingMessage, token: string | null): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === null || given === undefined) return false
  return timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
