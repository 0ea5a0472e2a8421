import type { Topic } from '@mehfil/shared/topic'
import type { Clock, Readable } from './ports.ts'
import type { ConnectionState } from './states.ts'

/** Topics kept ready beside those that are read; each is one page, and one look a minute while it moves. */
const READY = 3
const AGAIN_MS = 60_000
/** While what is read is not there yet. */
const LATER_MS = 1_000

/** What there is to be loaded, of one client. */
export type Ahead = {
  readonly clock: Clock
  readonly joined: Readable<readonly Topic[]>
  readonly connection: Readable<ConnectionState>
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
  userId(): string | undefined
}

/** What a page has to spare. */
export type Spare = {
  /** Runs it once, when there is nothing better to do. */
  whenIdle(run: () => void): void
  /** Whether the line is good, and nobody asked to be careful with it. */
  hasGoodLine(): boolean
}

/**
 * Loads what is likely to be opened next while there is nothing better to do: what is looked at comes first, then
 * topics with something unread, then the others. One at a time, so that a tap never waits behind it.
 */
export function startPrefetch({ clock, joined, connection, feeds, isWanted, userId }: Ahead, spare: Spare) {
  const triedAt = new Map<string, number>()
  let isPlanned = false
  let timer: unknown

  const nameOf = ({ id }: Topic) => `${userId()} ${id}`

  const isDue = (topic: Topic) => {
    const at = triedAt.get(nameOf(topic))
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
    if (isPlanned) return
    isPlanned = true
    spare.whenIdle(() => void run())
  }

  async function run() {
    isPlanned = false
    clock.clearTimeout(timer)
    if (!isWanted() || !spare.hasGoodLine()) return
    if (!feeds.areWhole()) {
      timer = clock.setTimeout(plan, LATER_MS)
      return
    }
    const topic = next()
    if (!topic) return
    triedAt.set(nameOf(topic), clock.now())
    isPlanned = true
    // Nothing was promised: what fails is loaded when it is opened.
    await feeds.freshen(topic.id).catch(() => undefined)
    isPlanned = false
    plan()
  }

  joined.subscribe(plan)
  connection.subscribe(plan)
  plan()
}

/** Not in every browser: without it the line counts as good. */
type WithConnection = { connection?: { effectiveType?: string } }

export const pageSpare = (isSaving: () => boolean): Spare => ({
  whenIdle(run) {
    if ('requestIdleCallback' in window) requestIdleCallback(() => run())
    else setTimeout(run, 500)
  },
  hasGoodLine() {
    const { effectiveType = '4g' } = (navigator as WithConnection).connection ?? {}
    return !isSaving() && effectiveType === '4g'
  },
})
