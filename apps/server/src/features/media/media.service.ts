import { createHash, randomBytes } from 'node:crypto'
import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type * as contract from '@mehfil/shared/contract/media'
import { Failure, notFound } from '@mehfil/shared/errors'
import { LIMITS } from '@mehfil/shared/limits'
import { MEDIA_TYPES, mediaFile, mediaFrom } from '@mehfil/shared/media'
import type { Blobs } from '#platform/blobs/blobs.ts'
import type { Incoming, Received } from '#platform/blobs/incoming.ts'
import type { Context, FileAnswer, Member } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import { kindOf } from './media.kind.ts'
import type { MediaRow, MediaStore } from './media.store.ts'
import type { Workshop } from './media.workshop.ts'

export type MediaDeps = {
  store: MediaStore
  blobs: Blobs
  incoming: Incoming
  workshop: Workshop
  newId: NewId
  guestReading: boolean
  onPicture(made: { seconds: number; isMade: boolean }): void
}

type UploadInput = ParsedOf<typeof contract.uploadMedia>
type Uploaded = OutputOf<typeof contract.uploadMedia>

const A_YEAR = 'max-age=31536000, immutable'

const notAPicture = () =>
  new Failure(
    'unsupported-media',
    'This is no picture that can be shown here. Choose a JPEG, PNG, WebP or GIF.',
  )

const TOO_MANY_WAIT = () =>
  new Failure(
    'rate-limited',
    'Many of your pictures wait to be shown. Share those first, or try again later.',
    {
      retryAfterMs: 600_000,
    },
  )

const MISMATCH = () =>
  new Failure('idempotency-mismatch', 'Another picture was already sent under this id.', {
    field: 'clientId',
  })

const fingerprintOf = (sha256: string, alt: string) =>
  createHash('sha256')
    .update(JSON.stringify([sha256, alt]))
    .digest('base64url')

const isSame = (row: MediaRow, fingerprint: string) => {
  if (row.fingerprint !== fingerprint) throw MISMATCH()
  return true
}

export function mediaService({
  store,
  blobs,
  incoming,
  workshop,
  newId,
  guestReading,
  onPicture,
}: MediaDeps) {
  async function make({ path, head }: Received) {
    const kind = kindOf(head)
    if (!kind) throw notAPicture()
    const started = performance.now()
    let isMade = false
    try {
      const picture = await workshop.make(path, kind)
      isMade = true
      return picture
    } finally {
      onPicture({ seconds: (performance.now() - started) / 1_000, isMade })
    }
  }

  /** Row, files, and then it is there. Whoever sends the same again, or at once, ends at the same row and files. */
  async function keep(received: Received, alt: string, whose: { authorId: string; clientId: string }) {
    const fingerprint = fingerprintOf(received.sha256, alt)
    const known = await store.findUpload(whose.authorId, whose.clientId)
    if (known && isSame(known, fingerprint) && known.storedAt) return { row: known, isKnown: true }
    if (!known && (await store.hasTooManyUnposted(whose.authorId))) throw TOO_MANY_WAIT()
    const { files, widths, ...seen } = await make(received)
    const name = randomBytes(16).toString('hex')
    const draft = { ...seen, ...whose, id: newId(), name, alt, fingerprint, widths: [...widths] }
    const row = await store.draft(draft)
    isSame(row, fingerprint)
    for (const [width, content] of files) await blobs.put(mediaFile(row.name, width), content)
    await store.markStored(row.id)
    return { row, isKnown: row.id !== draft.id }
  }

  return {
    async upload(input: UploadInput, member: Member, { file }: Context): Promise<Uploaded> {
      const isOffered = file && !file.isEncoded && MEDIA_TYPES.some(type => type === file.type)
      if (!isOffered) throw notAPicture()
      const received = await incoming.receive(file.body, LIMITS.mediaBytes)
      try {
        const whose = { authorId: member.id, clientId: input.clientId ?? newId() }
        const { row, isKnown } = await keep(received, input.alt, whose)
        return { media: mediaFrom(row), ...(isKnown && { duplicate: true }) }
      } finally {
        await received.discard()
      }
    },

    /** Its thought's readers see a picture, and everyone a portrait; before it is either, its author. */
    async load(input: ParsedOf<typeof contract.loadMedia>, { actor }: Context): Promise<FileAnswer> {
      const shown = await store.findShown(input.file.slice(0, 32))
      const isOwn = actor.kind === 'member' && actor.id === shown?.authorId
      const isShown = Boolean(shown?.thoughtId || shown?.portraitOf)
      if (!isShown && !isOwn) throw notFound('picture')
      const blob = await blobs.find(input.file)
      if (!blob) throw notFound('picture')
      // What only its author may see, or only members, is for no cache that others share.
      const isPublic = isShown && guestReading
      return { ...blob, cacheControl: `${isPublic ? 'public' : 'private'}, ${A_YEAR}` }
    },
  }
}
