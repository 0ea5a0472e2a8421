import type { Changes } from '@mehfil/shared/changes'
import type { Heads } from '@mehfil/shared/contract/events'
import type { People } from '@mehfil/shared/person'
import type { Presence } from '@mehfil/shared/presence'
import type { Thought } from '@mehfil/shared/thought'
import { veiled } from '@mehfil/shared/veil'
import { epochFor, type Sight } from './sight.ts'

type Shown = { readonly thoughts: readonly Thought[]; readonly people: People }

/** Without those whom she does not see. */
const seenPeople = ({ hidden }: Sight, people: People): People =>
  Object.fromEntries(Object.entries(people).filter(([id]) => !hidden.has(id)))

/** As somebody with this sight may see it: what is hidden from her keeps its place and says nothing. */
export function veil<Some extends Shown>(sight: Sight, shown: Some): Some & { thoughts: Thought[] } {
  const { mark, hidden } = sight
  if (!mark) return shown as Some & { thoughts: Thought[] }
  const thoughts = shown.thoughts.map(thought => (hidden.has(thought.authorId) ? veiled(thought) : thought))
  return { ...shown, thoughts, people: seenPeople(sight, shown.people) }
}

/** A head, or a topic: in the numbering that she knows. */
export const veilHead = <Some extends { readonly epoch: string }>(sight: Sight, head: Some): Some =>
  sight.mark ? { ...head, epoch: epochFor(sight, head.epoch) } : head

/** What topics are told, as somebody with this sight is told it. An event that is not here she is not told. */
export const VEILS = {
  'topic:changes': (sight: Sight, frame: Changes): Changes => ({
    ...veil(sight, frame),
    epoch: epochFor(sight, frame.epoch),
  }),

  'topic:heads': (sight: Sight, { heads }: Heads): Heads => ({
    heads: Object.fromEntries(Object.entries(heads).map(([id, head]) => [id, veilHead(sight, head)])),
  }),

  /** How many are here stays whole: a number names nobody. */
  'presence:changed': (sight: Sight, presence: Presence): Presence => {
    const ids = presence.typing.ids.filter(id => !sight.hidden.has(id))
    const count = presence.typing.count - (presence.typing.ids.length - ids.length)
    return { ...presence, typing: { count, ids }, people: seenPeople(sight, presence.people) }
  },
}
