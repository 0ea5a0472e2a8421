import { createHash } from 'node:crypto'

/** Digest of what was submitted under a client id: the same id with something else in it is an error (D2). */
export const fingerprintOf = (thought: { topicId: string; body: string; replyTo?: string | undefined }) =>
  createHash('sha256')
    .update(JSON.stringify([thought.topicId, thought.replyTo ?? null, thought.body]))
    .digest('base64url')
