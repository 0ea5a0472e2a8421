import * as z from 'zod/mini'
import { Rev, Seq } from './fields.ts'

/**
 * How far a member has read a topic. Reading moves `readSeq` forward, from every tab and device at once; only by hand is
 * it set back, and that is a new `readRev`: what was marked under an earlier one does not count any more (D10).
 */
export const ReadPlace = z.object({ readSeq: Seq, readRev: Rev })
export type ReadPlace = z.infer<typeof ReadPlace>

/** Which of two holds; the first, when they are the same. */
export function laterRead<One extends ReadPlace, Other extends ReadPlace>(
  one: One,
  other: Other,
): One | Other {
  const isLater = one.readRev === other.readRev ? other.readSeq > one.readSeq : other.readRev > one.readRev
  return isLater ? other : one
}
