import { createHash } from 'node:crypto'

/** Places of a picture, from the newest. */
const PLACES = 30

type Shown = { readonly seq: number; readonly id: string; readonly rev: number; readonly body: string | null }

/** The newest places as one short text: two screens are equal when their pictures are. Oldest first. */
export function pictureOf(thoughts: readonly Shown[]): string {
  const rows = thoughts.slice(-PLACES).map(({ seq, id, rev, body }) => [seq, id, rev, body])
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)
}
