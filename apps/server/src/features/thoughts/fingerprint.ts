import { createHash } from 'node:crypto'

type Submitted = {
  topicId: string
  body: string
  replyTo?: string | undefined
  media?: readonly string[] | undefined
}

/** Digest of what was submitted under a client id: the same id with something else in it is an error (D2). */
export const fingerprintOf = ({ topicId, replyTo, body, media = [] }: Submitted) =>
  createHash('sha256')
    .update(JSON.stringify([topicId, replyTo ?? null, body, ...media]))
    .digest('base64url')
