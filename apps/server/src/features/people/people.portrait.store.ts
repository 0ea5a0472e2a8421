import { Failure } from '@mehfil/shared/errors'
import type { KeptMedia } from '@mehfil/shared/media'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'

const portraitGone = () =>
  new Failure('not-found', 'This picture is no longer there. Choose it once more.', { field: 'avatar' })

const keptColumns = {
  id: media.id,
  name: media.name,
  width: media.width,
  height: media.height,
  widths: media.widths,
  thumbhash: media.thumbhash,
  alt: media.alt,
}

/**
 * Takes a picture of her own that nothing shows, or none, in place of her former portrait; answers what her row is to say.
 * That row is locked first: of two devices one comes after the other, and each former picture is given up once. Naming the
 * present one again changes nothing. What is given up has to be tidied away after the commit.
 */
export async function exchangePortrait(
  tx: Transaction,
  personId: string,
  mediaId: string | null,
): Promise<KeptMedia | null> {
  const [before] = await tx
    .select({ avatar: people.avatar })
    .from(people)
    .where(eq(people.id, personId))
    .for('update')
  const former = before?.avatar ?? null
  if (former?.id === mediaId) return former
  const next = mediaId === null ? null : await claim(tx, personId, mediaId)
  if (former) await giveUp(tx, former.id)
  return next
}

/** The picture's own row decides: of a thought and a portrait that name it at once, one gets it. */
async function claim(tx: Transaction, personId: string, mediaId: string): Promise<KeptMedia> {
  const isFree = and(isNull(media.thoughtId), isNull(media.heldAs), isNull(media.portraitOf))
  const isThere = and(isNotNull(media.storedAt), isNull(media.erasedAt))
  const [claimed] = await tx
    .update(media)
    .set({ portraitOf: personId })
    .where(and(eq(media.id, mediaId), eq(media.authorId, personId), isFree, isThere))
    .returning(keptColumns)
  if (!claimed) throw portraitGone()
  return claimed
}

/** Nothing is left of what was to be seen; the files go as soon as this is committed (D9). */
const giveUp = (tx: Transaction, mediaId: string) =>
  tx
    .update(media)
    .set({
      portraitOf: null,
      erasedAt: sql`now()`,
      alt: '',
      thumbhash: '',
      fingerprint: '',
      clientId: sql`gen_random_uuid()`,
    })
    .where(eq(media.id, mediaId))
