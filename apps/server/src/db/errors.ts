/** Each has a digit, which tells it from the codes of Node: EPIPE has five letters too. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/

/** SQLSTATE of a database error, also where drizzle has wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && SQL_STATE.test(at.code)) return at.code
  }
  return undefined
}

export const isUniqueViolation = (error: unknown) => sqlState(error) === '23505'

const LOST =
  /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end/

/** True when Node or pg says, without a SQLSTATE, that the connection broke or could not be had. Causes are not looked at. */
export const tellsOfLoss = ({ code, message }: { code?: unknown; message: string }) =>
  LOST.test(typeof code === 'string' ? `${code} ${message}` : message)

/** The connection is gone or could not be had; whether a commit under way took place is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlState(error)
  // Class 08: connection; 57P01 to 57P03: the server is shutting down, crashed, or starting.
  if (state !== undefined) return state.startsWith('08') || /^57P0[123]$/.test(state)
  for (let at = error; at instanceof Error; at = at.cause) {
    if (tellsOfLoss(at)) return true
  }
  return false
}
