import { Failure } from '@mehfil/shared/errors'
import type { KeptMedia } from '@mehfil/shared/media'
import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { media } from '#db/schema/media.ts'

type Claimant = { id: string; authorId: string; clientId: string; media?: readonly KeptMedia[] | undefined }

export const mediaGone = () =>
  new Failure('not-found', 'This picture is no longer there. Add it once more.', { field: 'media' })

/**
 * Gives the pictures to their thoughts, all of a batch in one statement. Under the topic's lock, but what decides is
 * the picture's own row: of two thoughts in two topics that name it, one gets it.
 */
export async function claimMedia(tx: Transaction, inputs: readonly Claimant[]): Promise<void> {
  const claims = inputs.flatMap(({ id, authorId, clientId, media = [] }) =>
    media.map(each => ({ mediaId: each.id, thoughtId: id, authorId, clientId })),
  )
  if (claims.length === 0) return
  const values = claims.map(
    ({ mediaId, thoughtId, authorId, clientId }) =>
      sql`(${mediaId}::uuid, ${thoughtId}::uuid, ${authorId}::uuid, ${clientId}::uuid)`,
  )
  const claimed = await tx.execute(sql`
    update ${media} set thought_id = claim.thought_id, held_as = null
    from (values ${sql.join(values, sql`, `)}) as claim (media_id, thought_id, author_id, client_id)
    where ${media.id} = claim.media_id and ${media.authorId} = claim.author_id
      and (${media.heldAs} is null or ${media.heldAs} = claim.client_id)
      and ${media.thoughtId} is null and ${media.portraitOf} is null and ${media.erasedAt} is null and ${media.storedAt} is not null`)
  // Somebody was faster. Nothing of the batch is written; repeated one by one, the others find their way.
  if (claimed.rowCount !== claims.length) throw mediaGone()
}

/** Nothing is left of what was to be seen; the files go as soon as this is committed (D9). */
export const eraseMedia = (tx: Transaction, thoughtIds: readonly string[]) =>
  tx
    .update(media)
    .set({
      thoughtId: null,
      erasedAt: sql`now()`,
      alt: '',
      thumbhash: '',
      fingerprint: '',
      clientId: sql`gen_random_uuid()`,
    })
    .where(inArray(media.thoughtId, [...thoughtIds]))
