/** SQLSTATE of a database error, also where drizzle has wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return undefined
}

export const isUniqueViolation = (error: unknown) => sqlState(error) === '23505'

const LOST =
  /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/

/** The connection is gone or could not be had; whether a commit under way took place is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlState(error)
  // Class 08: connection; 57P01 to 57P03: the server is shutting down, crashed, or starting.
  if (state !== undefined) return state.startsWith('08') || /^57P0[123]$/.test(state)
  for (let at = error; at instanceof Error; at = at.cause) {
    if (LOST.test(`${'code' in at ? String(at.code) : ''} ${at.message}`)) return true
  }
  return false
}
