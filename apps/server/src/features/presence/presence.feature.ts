import { tellTyping } from '@mehfil/shared/contract/presence'
import type { Db } from '#db/database.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import type { Census } from '#platform/census.ts'
import type { Clock } from '#platform/clock.ts'
import type { Cluster } from '#platform/cluster/cluster.ts'
import type { NodePresence, Typing } from '#platform/cluster/messages.ts'
import { faultFor } from '#platform/failure.ts'
import { type Feature, serveMember } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import type { Log } from '#platform/log.ts'
import { repeating } from '#platform/repeating.ts'
import { createExchange } from './presence.exchange.ts'
import { createOtherNodes } from './presence.nodes.ts'
import { createSampler } from './presence.sampler.ts'
import { presenceService } from './presence.service.ts'
import { presenceStore } from './presence.store.ts'
import { createTypists } from './presence.typists.ts'

const ROUND_EVERY_MS = 500
/** A round that comes so much too late, in ms, is left out: others wait for the processor too. */
const LATE_MS = 100

export type PresenceDeps = {
  db: Db
  broadcast: Pick<Broadcast, 'toRoom'>
  census: Census
  cluster: Pick<Cluster, 'publishPresence' | 'onPresence' | 'isAlone'>
  clock: Clock
  newId: NewId
  log: Log
  /** There is more to do than can be done: presence is what is left out first. */
  isStrained(): boolean
  /** Topics that were told who is in them; or a round was left out. */
  onRound(outcome: 'told' | 'left out', topics: number): void
}

/** Who is in a topic, and who is typing. */
export function presenceFeature(deps: PresenceDeps) {
  const { db, broadcast, census, cluster, clock, log } = deps
  const store = presenceStore(db)
  const typists = createTypists(clock)
  const others = createOtherNodes(clock)
  const exchange = createExchange({ census, cluster, clock, node: deps.newId() })
  const sampler = createSampler({ census, others, typists, broadcast, clock, loadPeople: store.peopleOf })
  const service = presenceService({ db, store, typists, handleTyping: handleOwnTyping })
  // One at a time: a round may wait for the database, and what it says must not overtake the next.
  const rounds = repeating(roundSafely, ROUND_EVERY_MS)
  let dueAt = Number.POSITIVE_INFINITY

  census.onMove((topicId, move) => {
    sampler.look(topicId, move === 'enter')
    exchange.moved(topicId)
  })
  cluster.onPresence(handleNode)

  function handleTyping({ topicId, personId, isTyping }: Typing): void {
    const isNews = isTyping ? typists.add(topicId, personId) : typists.remove(topicId, personId)
    if (isNews) sampler.look(topicId)
  }

  function handleOwnTyping(news: Typing): void {
    handleTyping(news)
    exchange.typed(news)
  }

  function handleNode(presence: NodePresence): void {
    const { isNew, topics } = others.take(presence)
    if (isNew) exchange.tellAll()
    for (const topicId of topics) sampler.look(topicId)
    for (const news of presence.typing) handleTyping(news)
  }

  async function round(): Promise<void> {
    const now = clock.elapsed()
    const isLate = now - dueAt > LATE_MS
    dueAt = now + ROUND_EVERY_MS
    for (const topicId of [...typists.expire(), ...others.expire()]) sampler.look(topicId)
    exchange.flush()
    if (isLate || deps.isStrained()) deps.onRound('left out', 0)
    else deps.onRound('told', await sampler.tell())
  }

  function roundSafely(): Promise<void> {
    return round().catch(error => log.warn({ event: 'presence-round-failed', ...faultFor(error) }))
  }

  const feature: Feature = {
    name: 'presence',
    routes: [serveMember(tellTyping, service.type)],
    start: async () => rounds.start(),
    stop: rounds.stop,
  }
  return { feature, leave: exchange.leave }
}
