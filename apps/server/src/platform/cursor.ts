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

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
