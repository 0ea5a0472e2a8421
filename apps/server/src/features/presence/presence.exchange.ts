import { TIMES } from '@mehfil/shared/limits'
import type { Census } from '#platform/census.ts'
import type { Clock } from '#platform/clock.ts'
import type { Cluster } from '#platform/cluster/cluster.ts'
import type { NodePresence, Typing } from '#platform/cluster/messages.ts'
import { crowdOf } from './presence.nodes.ts'

/** Everything is told again so often, in ms: what was lost is made good, and the others see that we live. */
const WHOLE_EVERY_MS = 10_000

type Deps = {
  census: Census
  cluster: Pick<Cluster, 'publishPresence' | 'isAlone'>
  clock: Pick<Clock, 'elapsed'>
  node: string
}

/**
 * Tells the other nodes who is here. State, not deltas: whole crowds, and now and then all of them, so that nothing
 * has to arrive in order, or at all.
 */
export function createExchange({ census, cluster, clock, node }: Deps) {
  const changed = new Set<string>()
  let typing: Typing[] = []
  let crowdsAt = Number.NEGATIVE_INFINITY
  let wholeAt = Number.NEGATIVE_INFINITY

  const publish = (presence: Partial<NodePresence>) =>
    cluster.publishPresence({ node, isLeaving: false, isWhole: false, crowds: {}, typing: [], ...presence })

  return {
    moved(topicId: string): void {
      if (!cluster.isAlone) changed.add(topicId)
    },
    typed(news: Typing): void {
      if (!cluster.isAlone) typing.push(news)
    },
    /** A node has come that knows nothing yet. */
    tellAll(): void {
      wholeAt = Number.NEGATIVE_INFINITY
    },
    flush(): void {
      if (cluster.isAlone) return
      const now = clock.elapsed()
      const isWhole = now - wholeAt >= WHOLE_EVERY_MS
      const isDue = changed.size > 0 && now - crowdsAt >= TIMES.presence
      if (!isWhole && !isDue && typing.length === 0) return
      const topics = isWhole ? [...census.topics()] : isDue ? [...changed] : []
      publish({ isWhole, crowds: Object.fromEntries(topics.map(id => [id, crowdOf(census.of(id))])), typing })
      typing = []
      if (isWhole) wholeAt = now
      if (!isWhole && !isDue) return
      crowdsAt = now
      changed.clear()
    },
    leave: () => publish({ isLeaving: true }),
  }
}
