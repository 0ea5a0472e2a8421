import * as z from 'zod/mini'

/** The answers a mehfil knows. `relatable` is its heart; the order is the order of the picker. */
export const REACTION_KINDS = ['relatable', 'wah', 'love', 'laugh', 'sad', 'wow'] as const

export const ReactionKind = z.enum(REACTION_KINDS)
export type ReactionKind = z.infer<typeof ReactionKind>

/** Absolute counts by kind; a kind nobody used is absent (D10). */
export const ReactionCounts = z.partialRecord(ReactionKind, z.int())
export type ReactionCounts = z.infer<typeof ReactionCounts>
