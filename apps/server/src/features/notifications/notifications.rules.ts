import { LIMITS } from '@mehfil/shared/limits'
import type { NotificationKind, NotificationKinds, TopicNotifications } from '@mehfil/shared/notification'

/** A row of `untold`. */
export type Deed = {
  kind: 'words' | 'reaction' | 'erasure' | 'follow'
  byId: string
  thoughtId: string | null
  followedId: string | null
  handles: string[]
}

/** A thought that is not erased, as far as telling of it goes. */
export type ToldThought = { id: string; authorId: string; topicId: string; repliedId: string | null }

/** Somebody whom a deed may concern. */
export type Concern = {
  personId: string
  kind: NotificationKind
  byId: string
  thoughtId: string | null
  topicId: string | null
}

export const keyOf = ({ personId, kind, byId, thoughtId }: Concern) =>
  `${personId} ${kind} ${thoughtId} ${byId}`

/** Whom these deeds concern, each thing once; nobody is told of what she does herself. */
export function concernsOf(
  deeds: readonly Deed[],
  thoughts: ReadonlyMap<string, ToldThought>,
  idOf: ReadonlyMap<string, string>,
): Concern[] {
  const concerns = deeds.flatMap(deed => concernsOfOne(deed, thoughts.get(deed.thoughtId ?? ''), idOf))
  const others = concerns.filter(({ personId, byId }) => personId !== byId)
  return [...new Map(others.map(concern => [keyOf(concern), concern])).values()]
}

function concernsOfOne(
  { kind, byId, followedId, handles }: Deed,
  thought: ToldThought | undefined,
  idOf: ReadonlyMap<string, string>,
): Concern[] {
  if (kind === 'follow') {
    return followedId === null
      ? []
      : [{ personId: followedId, kind: 'follow', byId, thoughtId: null, topicId: null }]
  }
  if (!thought) return []
  const about = { byId, thoughtId: thought.id, topicId: thought.topicId }
  if (kind === 'reaction') return [{ ...about, personId: thought.authorId, kind }]
  if (kind !== 'words') return []
  const replied: Concern[] =
    thought.repliedId === null ? [] : [{ ...about, personId: thought.repliedId, kind: 'reply' }]
  const named = handles.flatMap((handle): Concern[] => {
    const personId = idOf.get(handle)
    return personId === undefined ? [] : [{ ...about, personId, kind: 'mention' }]
  })
  return [...replied, ...named]
}

/** What is so when it is told, which may be a moment after it was done. */
export type Facts = {
  /** It still is so: the reaction was not taken back, say. */
  isSo: boolean
  /** The reaction that she gave last. */
  reaction: string | null
  /** One mutes the other, or one of them blocks the other. */
  isHidden: boolean
  /** What the topic may tell: null where the person has not joined it, which hides nothing. */
  tells: TopicNotifications | null
  kinds: Partial<NotificationKinds>
  /** The row that it belongs in, where there is one. */
  rowId: string | null
  /** Rows in which she who did it is already. */
  inRows: string[]
  /** With which reaction she is in it. */
  heldReaction: string | null
  /** The same thought has told the person of itself as a reply. */
  isReply: boolean
  /** How many people the thought has told that it mentions them. */
  mentioned: number
}

/** What it comes to. */
export type Outcome = 'none' | 'joins' | 'changes' | 'leaves'

export function outcomeOf({ kind }: Concern, facts: Facts): Outcome {
  const isIn = facts.inRows.length > 0
  if (!facts.isSo) return isIn ? 'leaves' : 'none'
  if (isIn) return facts.reaction === facts.heldReaction ? 'none' : 'changes'
  return mayTell(kind, facts) ? 'joins' : 'none'
}

function mayTell(kind: NotificationKind, { isHidden, tells, kinds, isReply, mentioned }: Facts): boolean {
  if (isHidden || kinds[kind] === false) return false
  if (tells === 'none' || (tells === 'direct' && kind === 'reaction')) return false
  return kind !== 'mention' || (!isReply && mentioned < LIMITS.mentions)
}
