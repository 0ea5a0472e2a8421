import * as z from 'zod/mini'
import { Cursor, Handle, Limit, line, Time, TopicRef } from './fields.ts'
import { LIMITS } from './limits.ts'
import { People, Person } from './person.ts'
import { Thought, Viewer } from './thought.ts'
import { Topic } from './topic.ts'

export const SearchKind = z.enum(['thoughts', 'people', 'topics'])
export type SearchKind = z.infer<typeof SearchKind>

export const Search = z.strictObject({
  /** Words and parts of words; "several words" as they stand; -word for what must not be in it. */
  q: line(1, LIMITS.question, 'The question'),
  kind: z._default(SearchKind, 'thoughts'),
  /** Only thoughts of this topic, of this member, shared from then on, before then, with a picture. */
  topic: z.optional(TopicRef),
  person: z.optional(Handle),
  from: z.optional(Time),
  to: z.optional(Time),
  picture: z.optional(z.enum(['yes', 'no'])),
  limit: Limit,
  cursor: z.optional(Cursor),
})

/** From and up to, in UTF-16 units: of whole graphemes, in order, apart from each other. To be marked in the text. */
export const Spans = z.array(z.tuple([z.int(), z.int()]))
export type Spans = z.infer<typeof Spans>

/** Whole words first, then beginnings, then parts of words; of each, the newest first. */
export const ThoughtsFound = z.object({
  kind: z.literal('thoughts'),
  thoughts: z.array(Thought),
  people: People,
  viewer: Viewer,
  /** In the body of each thought, by its id. */
  spans: z.record(z.string(), Spans),
  next: z.nullable(Cursor),
})
export type ThoughtsFound = z.infer<typeof ThoughtsFound>

export const PersonFound = z.object({
  person: Person,
  bio: z.string(),
  spans: z.object({ handle: Spans, displayName: Spans }),
})

/** By handle and name. */
export const PeopleFound = z.object({
  kind: z.literal('people'),
  found: z.array(PersonFound),
  next: z.nullable(Cursor),
})
export type PeopleFound = z.infer<typeof PeopleFound>

export const TopicFound = z.object({
  topic: Topic,
  spans: z.object({ slug: Spans, name: Spans, description: Spans }),
})

/** By address and name, then by description; of each, those with the most members first. */
export const TopicsFound = z.object({
  kind: z.literal('topics'),
  found: z.array(TopicFound),
  next: z.nullable(Cursor),
})
export type TopicsFound = z.infer<typeof TopicsFound>

export const Found = z.union([ThoughtsFound, PeopleFound, TopicsFound])
export type Found = z.infer<typeof Found>
