import type { Changes, Head } from '@mehfil/shared/changes'
import { listTopics } from '@mehfil/shared/contract/topics'
import { LIMITS } from '@mehfil/shared/limits'
import type { Topic } from '@mehfil/shared/topic'
import type { TopicDirectory } from './feed-client.ts'
import type { Call } from './feed-context.ts'
import type { Clock } from './ports.ts'
import { type Batch, createValue } from './readable.ts'

const LOOK_EVERY_MS = 30_000
/** A look this recent is good enough after a reconnect. */
const RECENT_MS = 5_000
/** Pages of joined topics; who has joined more than a thousand sees the largest. */
const PAGES = 10

export type TopicsContext = {
  readonly call: Call
  readonly clock: Clock
  readonly batch: Batch
  isVisible(): boolean
  isMember(): boolean
}

export type TopicsUnit = {
  readonly topics: TopicDirectory
  start(): void
  stop(): void
  look(): void
  /** The line or the page is back. */
  handleUp(): void
  handleFrame(frame: Changes): void
  handleHead(topicId: string, head: Head): void
  handleRead(topicId: string, readSeq: number): void
  handleUser(): void
}

/** The joined topics. Watched ones move with their frames; for the others a look now and then is enough. */
export function createTopics(context: TopicsContext): TopicsUnit {
  const { call, clock } = context
  const joined = createValue<readonly Topic[]>(context.batch, [])
  let running: Promise<void> | undefined
  let isAgain = false
  let timer: unknown
  let owner = 0
  let lookedAt = Number.NEGATIVE_INFINITY

  async function load() {
    const mine = owner
    lookedAt = clock.now()
    const found: Topic[] = []
    let cursor: string | undefined
    for (let page = 0; page < PAGES && context.isMember(); page++) {
      const at = cursor === undefined ? {} : { cursor }
      const { topics, next } = await call(listTopics, { joined: 'yes', limit: LIMITS.page, ...at })
      found.push(...topics)
      if (next === null) break
      cursor = next
    }
    if (mine === owner) joined.set(found.map(topic => newerOf(topic, held(topic.id))))
  }

  const held = (topicId: string) => joined.get().find(topic => topic.id === topicId)

  /** One look at a time; a wish that comes meanwhile is granted afterwards, for the answer may be older than it. */
  function refresh(): Promise<void> {
    isAgain = true
    running ??= (async () => {
      try {
        while (isAgain) {
          isAgain = false
          await load()
        }
      } finally {
        running = undefined
      }
    })()
    return running
  }

  const look = () => void refresh().catch(() => undefined)

  function plan() {
    timer = clock.setTimeout(() => {
      if (context.isVisible() && context.isMember()) look()
      plan()
    }, LOOK_EVERY_MS)
  }

  function change(topicId: string, next: (topic: Topic) => Topic) {
    if (!held(topicId)) return
    joined.set(joined.get().map(topic => (topic.id === topicId ? next(topic) : topic)))
  }

  function advance(topicId: string, { epoch, rev, seq }: Head) {
    const topic = held(topicId)
    if (!topic || topic.epoch !== epoch || rev <= topic.rev) return
    const added = Math.max(0, seq - topic.seq)
    change(topicId, ({ membership, thoughtCount, ...rest }) => ({
      ...rest,
      rev,
      seq: Math.max(seq, topic.seq),
      thoughtCount: thoughtCount + added,
      membership: membership && { ...membership, unread: membership.unread + added },
    }))
  }

  return {
    topics: { joined, refresh },
    start: plan,
    stop: () => clock.clearTimeout(timer),
    look,
    handleUp: () => clock.now() - lookedAt > RECENT_MS && context.isMember() && look(),
    handleFrame({ topicId, epoch, to, thoughts }) {
      const seq = thoughts.reduce((newest, thought) => Math.max(newest, thought.seq), 0)
      advance(topicId, { epoch, rev: to, seq })
    },
    handleHead: advance,
    handleRead(topicId, readSeq) {
      change(topicId, topic => {
        const { membership } = topic
        if (!membership || readSeq <= membership.readSeq) return topic
        const unread = Math.min(membership.unread, Math.max(0, topic.seq - readSeq))
        return { ...topic, membership: { ...membership, readSeq, unread } }
      })
    },
    handleUser() {
      owner++
      joined.set([])
      if (context.isMember()) look()
    },
  }
}

/** A list read before the last frame must not turn a topic back. */
function newerOf(read: Topic, held: Topic | undefined): Topic {
  if (!held || held.epoch !== read.epoch || held.rev <= read.rev) return read
  const { epoch, rev, seq, thoughtCount, membership } = held
  return { ...read, epoch, rev, seq, thoughtCount, membership: read.membership && membership }
}
