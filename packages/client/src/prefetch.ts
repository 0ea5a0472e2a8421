import type { Topic } from '@mehfil/shared/topic'
import type { Clock, Readable, Spare } from './ports.ts'

/** Topics kept ready beside those that are read; each is one page, and one look a minute while it moves. */
const READY = 3
const AGAIN_MS = 60_000
/** While what is read is not whole yet. */
const LATER_MS = 1_000

export type PrefetchContext = {
  readonly clock: Clock
  /** Absent: there is never anything to spare. */
  readonly spare: Spare | undefined
  readonly joined: Readable<readonly Topic[]>
  readonly feeds: {
    /** Everything that is looked at is complete. */
    areWhole(): boolean
    isHeld(topicId: string): boolean
    /** Up to where the kept window goes; undefined where there is none. */
    keptRev(topic: Pick<Topic, 'id' | 'epoch'>): number | undefined
    freshen(topicId: string): Promise<void>
  }
  /** There is a line, and a member looks. */
  isWanted(): boolean
}

/**
 * Loads what is likely to be opened next while there is nothing better to do: what is looked at comes first, then
 * topics with something unread, then the others. One at a time, so that a tap never waits behind it.
 */
export function createPrefetch({ clock, spare, joined, feeds, isWanted }: PrefetchContext) {
  const triedAt = new Map<string, number>()
  let isPlanned = false
  let timer: unknown

  const isDue = (topic: Topic) => {
    const at = triedAt.get(topic.id)
    if (at !== undefined && clock.now() - at < AGAIN_MS) return false
    return (feeds.keptRev(topic) ?? -1) < topic.rev
  }

  function next(): Topic | undefined {
    const others = joined.get().filter(({ id }) => !feeds.isHeld(id))
    const unread = others.filter(({ membership }) => membership && membership.unread > 0)
    const likely = [...unread, ...others.filter(topic => !unread.includes(topic))].slice(0, READY)
    return likely.find(isDue)
  }

  function plan() {
    if (!spare || isPlanned) return
    isPlanned = true
    spare.whenIdle(() => void run())
  }

  async function run() {
    isPlanned = false
    clock.clearTimeout(timer)
    if (!isWanted() || !spare?.hasGoodLine()) return
    if (!feeds.areWhole()) {
      timer = clock.setTimeout(plan, LATER_MS)
      return
    }
    const topic = next()
    if (!topic) return
    triedAt.set(topic.id, clock.now())
    isPlanned = true
    // Nothing was promised: what fails is loaded when it is opened.
    await feeds.freshen(topic.id).catch(() => undefined)
    isPlanned = false
    plan()
  }

  joined.subscribe(plan)
  return {
    plan,
    /** Another member looks. */
    reset: () => triedAt.clear(),
    stop: () => clock.clearTimeout(timer),
  }
}
