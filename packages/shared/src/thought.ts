import * as z from 'zod/mini'
import { Cursor, Epoch, Id, Limit, Rev, Seq, Time, TopicRef } from './fields.ts'
import { LIMITS } from './limits.ts'
import { Media } from './media.ts'
import { People, Person } from './person.ts'
import { ReactionCounts, ReactionKind } from './reaction.ts'
import { ReadPlace } from './read-place.ts'
import { countGraphemes, isLegible, normaliseText } from './text.ts'
import { TopicRole } from './topic.ts'

/** A thought as everyone sees it: absolute values and the revision at which they last changed. */
export const Thought = z.object({
  id: Id,
  topicId: Id,
  /** Its place: dense in the topic, never changes (D3). */
  seq: Seq,
  /** When it last changed, in the topic's own count (D4). */
  rev: Rev,
  authorId: Id,
  /** Null once deleted (D9). */
  body: z.nullable(z.string()),
  /** Empty once deleted (D9). */
  media: z.array(Media),
  replyTo: z.nullable(z.object({ id: Id, seq: Seq })),
  replyCount: z.int(),
  reactions: ReactionCounts,
  createdAt: Time,
  editedAt: z.nullable(Time),
  deletedAt: z.nullable(Time),
})
export type Thought = z.infer<typeof Thought>

/** What is true of the asking member only; a frame to a room never carries it. Empty for guests. */
export const Viewer = z.extend(ReadPlace, {
  reacted: z.record(z.string(), z.array(ReactionKind)),
  bookmarked: z.array(Id),
  muted: z.boolean(),
  role: z.nullable(TopicRole),
})
export type Viewer = z.infer<typeof Viewer>

export const NO_VIEWER: Viewer = {
  reacted: {},
  bookmarked: [],
  readSeq: 0,
  readRev: 0,
  muted: false,
  role: null,
}

/** What people write: NFC, legible, 1 to 2,000 graphemes. */
export const ThoughtBody = z.pipe(
  z.string().check(z.maxLength(LIMITS.thoughtUnits, 'A thought has at most 2,000 characters.')),
  z.pipe(
    z.transform(normaliseText),
    z.string().check(
      z.minLength(1, 'A thought needs some text.'),
      z.refine(
        // A grapheme has at least one unit: what is short enough in units need not be taken apart.
        text => text.length <= LIMITS.thoughtGraphemes || countGraphemes(text) <= LIMITS.thoughtGraphemes,
        'A thought has at most 2,000 characters.',
      ),
      z.refine(text => text === '' || isLegible(text), 'This text has characters that cannot be shown.'),
    ),
  ),
)

export const PostThought = z.strictObject({
  topicId: TopicRef,
  /** Made by the device; one (author, clientId) is one thought for ever (D2). */
  clientId: Id,
  body: ThoughtBody,
  /** Id of the thought answered, in the same topic. */
  replyTo: z.optional(Id),
  /** Pictures of the author's own that no other thought has. */
  media: z.optional(
    z.array(Id).check(
      z.maxLength(LIMITS.thoughtMedia, 'A thought has at most one picture.'),
      z.refine(ids => new Set(ids).size === ids.length, 'A picture is named twice.'),
    ),
  ),
  /** Holds it back for so long, in ms, so that it can be taken back; absent or 0: everyone sees it at once. */
  undoMs: z.optional(z.int().check(z.minimum(0), z.maximum(LIMITS.undoMs))),
})

export const PostedThought = z.object({ thought: Thought, duplicate: z.optional(z.boolean()) })

/** Kept, and nobody else's to see yet. `remainingMs` says the same as `publishAt` to a clock that is wrong. */
export const HeldThought = z.object({
  clientId: Id,
  publishAt: Time,
  remainingMs: z.int().check(z.minimum(0)),
})
export type HeldThought = z.infer<typeof HeldThought>

export const PostAnswer = z.union([PostedThought, z.object({ held: HeldThought })])

export const HeldInput = z.strictObject({ topicId: TopicRef, clientId: Id })

export const ThoughtInput = z.strictObject({ thoughtId: Id })

export const EditThought = z.strictObject({
  thoughtId: Id,
  body: ThoughtBody,
  /** The revision that was edited; another one is a conflict, so that nobody overwrites unseen. */
  rev: Rev,
})

/** One thought with its author(s) and what the asking member did with it. */
export const OneThought = z.object({ thought: Thought, people: People, viewer: Viewer })

export const ThoughtVersion = z.object({ body: z.string(), rev: Rev, writtenAt: Time })
/** `before` is the revision at which the last known page ended. */
export const ListHistory = z.strictObject({ thoughtId: Id, limit: Limit, before: z.optional(Rev) })
export const ThoughtHistory = z.object({ versions: z.array(ThoughtVersion), next: z.nullable(Rev) })

/** A page of a topic: a contiguous run of seqs, newest first, read in one snapshot at `rev`. */
export const ThoughtPage = z.object({
  epoch: Epoch,
  rev: Rev,
  seq: Seq,
  thoughts: z.array(Thought),
  people: People,
  viewer: Viewer,
  /** Ask `before` this seq for older ones; null at the first thought. */
  older: z.nullable(Seq),
  /** Ask `after` this seq for newer ones; null at the newest. */
  newer: z.nullable(Seq),
})
export type ThoughtPage = z.infer<typeof ThoughtPage>

/** Where a page lies. At most one of the three; none is the newest page. */
export const LoadThoughts = z
  .strictObject({
    topicId: TopicRef,
    limit: Limit,
    before: z.optional(Seq),
    after: z.optional(Seq),
    around: z.optional(Seq),
  })
  .check(
    z.refine(
      input => [input.before, input.after, input.around].filter(at => at !== undefined).length <= 1,
      'Give one of before, after and around.',
    ),
  )

/** Thoughts of several topics, newest first. */
export const MixedPage = z.object({
  thoughts: z.array(Thought),
  people: People,
  viewer: Viewer,
  next: z.nullable(Cursor),
})
export type MixedPage = z.infer<typeof MixedPage>

export const LoadMixed = z.strictObject({ limit: Limit, before: z.optional(Cursor) })

export const ListReplies = z.strictObject({ thoughtId: Id, limit: Limit, after: z.optional(Seq) })

/** Replies in the order of their seq, oldest first: a conversation is read downwards. */
export const Replies = z.object({
  thoughts: z.array(Thought),
  people: People,
  viewer: Viewer,
  next: z.nullable(Seq),
})

export const React = z.strictObject({ thoughtId: Id, kind: ReactionKind })
export const Reacted = z.object({ reactions: ReactionCounts, rev: Rev })

export const ListReactions = z.strictObject({
  thoughtId: Id,
  /** Only those of this kind. */
  kind: z.optional(ReactionKind),
  limit: Limit,
  cursor: z.optional(Cursor),
})
export const Reactions = z.object({
  reactions: z.array(z.object({ person: Person, kind: ReactionKind, at: Time })),
  next: z.nullable(Cursor),
})
