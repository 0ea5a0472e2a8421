import type { ConnectionState } from '@mehfil/client/states'

/** What is said of the line: nothing while all is well. */
export type ConnectionWords =
  | { readonly kind: 'well' }
  | { readonly kind: 'offline'; readonly waiting: number; readonly isLasting: boolean }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'catching-up' }
  | { readonly kind: 'ended'; readonly message: string; readonly canReload: boolean }

export type ConnectionFacts = {
  readonly connection: ConnectionState
  /** What the browser says of the machine's own line. */
  readonly isOnline: boolean
  /** Own thoughts that are not sent yet. */
  readonly waiting: number
  /** False when what waits would be lost with the page. */
  readonly isLasting: boolean
  readonly isCatchingUp: boolean
}

/** Attempts that fail before it is called offline instead of reconnecting. */
const SOON = 2

export function connectionWords(facts: ConnectionFacts): ConnectionWords {
  const { connection, isOnline, waiting, isLasting, isCatchingUp } = facts
  if (connection.kind === 'ended') {
    const { code, message } = connection.bye
    return { kind: 'ended', message, canReload: code !== 'suspended' }
  }
  const offline = { kind: 'offline', waiting, isLasting } as const
  if (!isOnline) return offline
  if (connection.kind === 'waiting') {
    return connection.attempt > SOON || waiting > 0 ? offline : { kind: 'reconnecting' }
  }
  if (connection.kind === 'connected' && isCatchingUp) return { kind: 'catching-up' }
  return { kind: 'well' }
}
