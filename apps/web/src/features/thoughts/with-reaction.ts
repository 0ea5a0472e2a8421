import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'

type Reactable = {
  readonly thoughts: readonly Thought[]
  readonly reacted: Readonly<Record<string, readonly ReactionKind[]>>
}

/** The reaction as if the server had already answered; doing it twice is doing it once. */
export function withReaction<Held extends Reactable>(
  held: Held,
  thoughtId: string,
  kind: ReactionKind,
  wanted: boolean,
): Held {
  const before = held.reacted[thoughtId] ?? []
  if (before.includes(kind) === wanted) return held
  const after = wanted ? [...before, kind] : before.filter(other => other !== kind)
  const thoughts = held.thoughts.map(thought =>
    thought.id === thoughtId ? { ...thought, reactions: counted(thought, kind, wanted ? 1 : -1) } : thought,
  )
  return { ...held, thoughts, reacted: { ...held.reacted, [thoughtId]: after } }
}

function counted({ reactions }: Thought, kind: ReactionKind, by: 1 | -1): Thought['reactions'] {
  const { [kind]: count = 0, ...others } = reactions
  return count + by > 0 ? { ...others, [kind]: count + by } : others
}
