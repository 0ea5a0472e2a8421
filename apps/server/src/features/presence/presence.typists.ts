import { TIMES } from '@mehfil/shared/limits'
import type { Clock } from '#platform/clock.ts'

/** Kept of one topic: more than anybody could tell apart, few enough that nobody can fill the memory. */
const MOST = 200

/** Who is typing where, each for some seconds. Who began first stands first. */
export type Typists = ReturnType<typeof createTypists>

export function createTypists(clock: Pick<Clock, 'elapsed'>) {
  const topics = new Map<string, Map<string, number>>()

  function remove(topicId: string, personId: string): boolean {
    const typing = topics.get(topicId)
    if (!typing?.delete(personId)) return false
    if (typing.size === 0) topics.delete(topicId)
    return true
  }

  return {
    remove,
    has: (topicId: string, personId: string) => topics.get(topicId)?.has(personId) ?? false,
    of: (topicId: string): string[] => [...(topics.get(topicId)?.keys() ?? [])],

    /** True when that is news. */
    add(topicId: string, personId: string): boolean {
      const typing = topics.get(topicId) ?? new Map<string, number>()
      const isNew = !typing.has(personId)
      if (isNew && typing.size >= MOST) return false
      topics.set(topicId, typing.set(personId, clock.elapsed() + TIMES.typing))
      return isNew
    },

    /** Forgets whoever has not said it again. Answers the topics in which somebody typed until now. */
    expire(): string[] {
      const now = clock.elapsed()
      const changed = new Set<string>()
      for (const [topicId, typing] of topics) {
        for (const [personId, until] of typing) {
          if (until <= now && remove(topicId, personId)) changed.add(topicId)
        }
      }
      return [...changed]
    },
  }
}
