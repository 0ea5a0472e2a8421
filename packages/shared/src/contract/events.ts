import * as z from 'zod/mini'
import { Bookmark } from '../bookmark.ts'
import { Changes, Head } from '../changes.ts'
import { Id } from '../fields.ts'
import { NotificationNews, NotificationSettings, NotificationsChanged } from '../notification.ts'
import { Relation } from '../person.ts'
import { Presence } from '../presence.ts'
import { ReactionKind } from '../reaction.ts'
import { ReadPlace } from '../read-place.ts'

/** Version of the socket protocol, sent as `auth.v`; another one is answered `upgrade-required`. */
export const PROTOCOL_VERSION = 1

/** Why the server closes a socket; the client tells the member, or waits and comes back. */
export const BYE_CODES = [
  'session-ended',
  'replaced',
  'slow-consumer',
  'too-many-connections',
  'suspended',
  'upgrade-required',
] as const

export const Bye = z.object({
  code: z.enum(BYE_CODES),
  message: z.string(),
  retryAfterMs: z.optional(z.number()),
})
export type Bye = z.infer<typeof Bye>

export const Heads = z.object({ heads: z.record(z.string(), Head) })
export type Heads = z.infer<typeof Heads>

/** What changed for one member alone, told to all her tabs and devices. Absolute values (D10). */
export const ViewerChanged = z.object({
  /** Her reactions on a thought, whole. */
  reacted: z.optional(z.object({ thoughtId: Id, kinds: z.array(ReactionKind) })),
  /** A thought that she keeps from now on, or keeps no longer. */
  bookmark: z.optional(Bookmark),
  /** How far she has read a topic. */
  read: z.optional(z.extend(ReadPlace, { topicId: Id })),
  /** Whether a topic is quiet for her. */
  muted: z.optional(z.object({ topicId: Id, muted: z.boolean() })),
  /** She joined or left a topic: ask for it again. */
  membership: z.optional(z.object({ topicId: Id })),
  /** How she and another member stand to each other. */
  relation: z.optional(z.object({ personId: Id, relation: Relation })),
  /** Whose thoughts she may see is another now: what is held of any feed has to be asked for anew. */
  sight: z.optional(z.literal('changed')),
  /** How much of what she was told is not read, and what of it is gone. */
  notifications: z.optional(NotificationsChanged),
  /** What she wants to be told of. */
  notificationSettings: z.optional(NotificationSettings),
})
export type ViewerChanged = z.infer<typeof ViewerChanged>

export const EVENT_NAMES = [
  'topic:changes',
  'topic:heads',
  'viewer:changed',
  'notification:new',
  'presence:changed',
  'drain',
  'bye',
] as const
export type EventName = (typeof EVENT_NAMES)[number]

/** Events from the server, by name. Each goes to a room, never to everyone. */
export const EVENTS = {
  'topic:changes': Changes,
  'topic:heads': Heads,
  'presence:changed': Presence,
  'viewer:changed': ViewerChanged,
  'notification:new': NotificationNews,
  drain: z.object({ delayMs: z.number() }),
  bye: Bye,
} as const satisfies Record<EventName, z.ZodMiniType>

export type EventPayload<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>
