import type { Occupants } from '#platform/census.ts'
import type { Clock } from '#platform/clock.ts'
import type { Crowd, NodePresence } from '#platform/cluster/messages.ts'

/** A node that was not heard of for so long, in ms, has nobody: it is gone, or there is no way to it. */
const LEASE_MS = 25_000
/** More nodes than anybody runs: what else speaks on the line must not fill the memory. */
const MOST_NODES = 100

/** The random end of an id: enough to tell the people of one topic apart, a third of the bytes. */
const keyOf = (personId: string) => personId.slice(-12)

export const crowdOf = ({ members, guests }: Occupants): Crowd => ({
  members: Array.from(members.keys(), keyOf),
  guests,
})

type Node = { heardAt: number; crowds: Map<string, Crowd> }

/** Who is in the topics on the other nodes, as far as they said so lately. */
export function createOtherNodes(clock: Pick<Clock, 'elapsed'>) {
  const nodes = new Map<string, Node>()

  function forget(id: string): string[] {
    const topics = [...(nodes.get(id)?.crowds.keys() ?? [])]
    nodes.delete(id)
    return topics
  }

  return {
    /** Takes what a node says; true when it had not been heard of before, so does not know us either. */
    take({ node: id, isLeaving, isWhole, crowds }: NodePresence): { isNew: boolean; topics: string[] } {
      if (isLeaving) return { isNew: false, topics: forget(id) }
      const isNew = !nodes.has(id)
      if (isNew && nodes.size >= MOST_NODES) return { isNew: false, topics: [] }
      const node = nodes.get(id) ?? { heardAt: 0, crowds: new Map() }
      nodes.set(id, node)
      node.heardAt = clock.elapsed()
      const former = isWhole ? [...node.crowds.keys()] : []
      if (isWhole) node.crowds.clear()
      for (const [topicId, crowd] of Object.entries(crowds)) {
        if (crowd.guests > 0 || crowd.members.length > 0) node.crowds.set(topicId, crowd)
        else node.crowds.delete(topicId)
      }
      return { isNew, topics: [...former, ...Object.keys(crowds)] }
    },

    /** Forgets nodes that fell silent. Answers the topics in which they had somebody. */
    expire(): string[] {
      const since = clock.elapsed() - LEASE_MS
      return [...nodes].flatMap(([id, { heardAt }]) => (heardAt <= since ? forget(id) : []))
    },

    /** People in a topic over all nodes: each member once, wherever her devices are. */
    count(topicId: string, { members, guests }: Occupants): number {
      const elsewhere = [...nodes.values()].flatMap(({ crowds }) => crowds.get(topicId) ?? [])
      if (elsewhere.length === 0) return members.size + guests
      const all = new Set(Array.from(members.keys(), keyOf))
      for (const crowd of elsewhere) for (const member of crowd.members) all.add(member)
      return all.size + elsewhere.reduce((sum, crowd) => sum + crowd.guests, guests)
    },
  }
}

export type OtherNodes = ReturnType<typeof createOtherNodes>
