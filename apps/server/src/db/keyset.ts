import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/**
 * Largest first, in the very order of the indexes. They are made with `nulls last`, and Postgres does not use
 * such an index for plain `desc`, not even where no null can be.
 */
export const descending = (...columns: AnyColumn[]): SQL[] =>
  columns.map(column => sql`${column} desc nulls last`)

/** What follows a place in that order; everything when there is none. One comparison, so one range of an index. */
export function isBelow(
  columns: readonly AnyColumn[],
  place: readonly (string | number)[] | undefined,
): SQL | undefined {
  if (place === undefined) return undefined
  const values = place.map(value => sql`${value}`)
  return sql`(${sql.join([...columns], sql`, `)}) < (${sql.join(values, sql`, `)})`
}

/** Cuts off the one row too many that was read to learn whether there is a next page. */
export function pageOf<Row>(rows: readonly Row[], limit: number) {
  const page = rows.slice(0, limit)
  return { page, last: rows.length > limit ? page.at(-1) : undefined }
}
