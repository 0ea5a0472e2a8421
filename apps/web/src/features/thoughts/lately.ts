import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'

const DAY = 86_400_000
/** One kind word is not yet a crowd. */
const LOVED = 3

const warmth = ({ reactions }: Thought) =>
  Object.values(reactions).reduce((sum, count) => sum + (count ?? 0), 0)

/** What was answered most warmly in the last day, of the thoughts held. */
export function lovedLately(thoughts: readonly Thought[], now: number): Thought | undefined {
  const fresh = thoughts.filter(({ createdAt, body }) => body !== null && now - Date.parse(createdAt) < DAY)
  const best = fresh.reduce<Thought | undefined>(
    (most, thought) => (most && warmth(most) >= warmth(thought) ? most : thought),
    undefined,
  )
  return best && warmth(best) >= LOVED ? best : undefined
}

export const reactionTotal = warmth

/** Who wrote last, each once, newest first. `thoughts` stand oldest first. */
export function latelyHere(thoughts: readonly Thought[], count: number): string[] {
  const shown = thoughts.filter(thought => !isVeiled(thought)).toReversed()
  return [...new Set(shown.map(({ authorId }) => authorId))].slice(0, count)
}
