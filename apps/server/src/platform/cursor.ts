import { Failure } from '@mehfil/shared/errors'

/** A position in a list as opaque text: where the last row stood, in the columns that order the list. */
export const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

/** The position behind a cursor, checked by a function that knows its columns; anything else is `invalid`. */
export function decodeCursor<T>(
  cursor: string,
  field: string,
  check: (position: unknown[]) => T | undefined,
): T {
  const position = parse(cursor)
  const checked = Array.isArray(position) ? check(position) : undefined
  if (checked === undefined)
    throw new Failure('invalid', 'This cursor was not made by this server.', { field })
  return checked
}

const TIMESTAMP =
  /^(?!0000)(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/

/**
 * Is it a time as Postgres writes a timestamptz, on a day that exists? JavaScript takes far more for a time, such
 * as '1' or the 31st of February, and Postgres would end the query over it.
 */
export function isTimestamp(value: unknown): value is string {
  const day = typeof value === 'string' ? TIMESTAMP.exec(value)?.[1] : undefined
  if (day === undefined) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
