import { Failure } from '@mehfil/shared/errors'
import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { heldThoughts } from '#db/schema/held-thoughts.ts'

export type Submitted = { authorId: string; clientId: string; fingerprint: string }

export const mismatch = () =>
  new Failure('idempotency-mismatch', 'Another text was already sent under this id.', { field: 'clientId' })

export const takenBack = () =>
  new Failure('conflict', 'You took this thought back. Share it anew.', { field: 'clientId' })

const isAmong = (inputs: readonly Submitted[]) => sql`
  (${heldThoughts.authorId}, ${heldThoughts.clientId}) in (select * from unnest(
    ${sql.param(inputs.map(({ authorId }) => authorId))}::uuid[],
    ${sql.param(inputs.map(({ clientId }) => clientId))}::uuid[]))`

/** Part of a statement that is made anyway, and under the lock: nearly always nothing is held, and that costs no question. */
export const anyHeld = (inputs: readonly Submitted[]) =>
  sql<boolean>`exists (select 1 from ${heldThoughts} where ${isAmong(inputs)})`

/**
 * What is being written is not held any more. Under the lock, as taking back is: whoever comes first wins, and the other
 * one finds it done. Nothing of the batch is written then; repeated one by one, the others find their way.
 */
export async function consumeHeld(tx: Transaction, inputs: readonly Submitted[]): Promise<void> {
  const held = await tx.delete(heldThoughts).where(isAmong(inputs)).returning()
  if (held.some(({ undoneAt }) => undoneAt)) throw takenBack()
  const isOther = (row: Submitted) =>
    inputs.some(
      ({ authorId, clientId, fingerprint }) =>
        authorId === row.authorId && clientId === row.clientId && fingerprint !== row.fingerprint,
    )
  if (held.some(isOther)) throw mismatch()
}
