import { createHmac } from 'node:crypto'
import { not, type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Whom one member does not see. */
export type Sight = {
  /** Tells two sights apart, and nothing of who is in them; empty for whoever sees everybody. */
  readonly mark: string
  /** Whose thoughts she does not see: blocked either way, or muted by her. */
  readonly hidden: ReadonlySet<string>
  /** Between whom and her a block stands. */
  readonly apart: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

export const SEES_ALL: Sight = { mark: '', hidden: NONE, apart: NONE }

export type Unseen = { readonly apart: Iterable<string>; readonly muted: Iterable<string> }

/** The same on each node and after a restart, for it is in what clients keep; without the secret nobody can guess at it. */
export function sightFrom(secret: string, personId: string, unseen: Unseen): Sight {
  const apart = new Set(unseen.apart)
  const hidden = new Set([...apart, ...unseen.muted])
  if (hidden.size === 0) return SEES_ALL
  const named = [personId, ...[...apart].toSorted(), '', ...[...hidden].toSorted()].join(' ')
  const mark = createHmac('sha256', secret).update(named).digest('base64url').slice(0, 16)
  return { mark, hidden, apart }
}

/**
 * The numbering of a topic as she knows it. Who sees less reads another feed under the same numbers; when whom she sees
 * changes, it begins anew for her, as after a restored backup: every client knows what to do then, also one that was
 * away meanwhile.
 */
export const epochFor = ({ mark }: Sight, epoch: string): string => (mark ? `${epoch}~${mark}` : epoch)

/** The topic's own epoch behind what she holds; one that is nobody's if it was read with another sight. */
export function epochBehind({ mark }: Sight, held: string): string {
  if (!mark) return held
  return held.endsWith(`~${mark}`) ? held.slice(0, -mark.length - 1) : ''
}

/** In a query: those whom she sees; nothing to ask for whoever sees everybody. */
export const isSeen = (column: SQLWrapper, hidden: ReadonlySet<string>): SQL | undefined =>
  hidden.size === 0 ? undefined : not(sql`${column} = any(${sql.param([...hidden])}::uuid[])`)
