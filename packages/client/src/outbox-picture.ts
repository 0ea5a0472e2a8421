import { uploadMedia } from '@mehfil/shared/contract/media'
import type { Failure } from '@mehfil/shared/errors'
import type { FileCall } from './file-call.ts'
import type { OutboxShelf } from './outbox-shelf.ts'
import { type Held, thoughtOf } from './outbox-store.ts'

/** Finer steps would only be messages to the other tabs. */
const STEP = 0.05

/** The server has forgotten a picture that it was sent before: the thought waited for too long. */
export const isForgotten = ({ code, field }: Failure) => code === 'not-found' && field === 'media'

/**
 * Sends the picture of an entry, unless the server has it, and notes under which id: over a reload it is not sent
 * again. Under the entry's own clientId, so that repeating it makes no second one (D2).
 */
export async function sendPicture(
  callWithFile: FileCall,
  shelf: OutboxShelf,
  { entry }: Held,
): Promise<string[]> {
  const { clientId, picture } = entry
  if (!picture) return []
  if (picture.mediaId !== undefined) return [picture.mediaId]
  let shown = 0
  const { media } = await callWithFile(uploadMedia, { alt: picture.alt, clientId }, picture.blob, part => {
    const now = shelf.get(clientId)
    if (now && (part >= shown + STEP || part === 1)) {
      shown = part
      shelf.put({ ...now, entry: { ...thoughtOf(now.entry), kind: 'sending', uploaded: part } })
    }
    return now !== undefined
  })
  const now = shelf.get(clientId)
  if (now) {
    const thought = { ...thoughtOf(now.entry), picture: { ...picture, mediaId: media.id } }
    await shelf.keep({ ...now, entry: { ...thought, kind: 'sending', uploaded: 1 } })
  }
  return [media.id]
}
