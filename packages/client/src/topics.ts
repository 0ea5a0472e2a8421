import type { Changes, Head } from '@mehfil/shared/changes'
import { listTopics } from '@mehfil/shared/contract/topics'
import { LIMITS } from '@mehfil/shared/limits'
import { laterRead, type ReadPlace } from '@mehfil/shared/read-place'
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
  handleRead(topicId: string, read: ReadPlace): void
  handleMuted(topicId: string, muted: boolean): void
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
    change(topicId, ({ thoughtCount, ...rest }) =>
      counted({ ...rest, rev, seq: Math.max(seq, topic.seq), thoughtCount: thoughtCount + added }),
    )
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
    handleRead: (topicId, read) => change(topicId, topic => counted(topic, read)),
    handleMuted(topicId, muted) {
      change(topicId, topic => ({
        ...topic,
        membership: topic.membership && { ...topic.membership, muted },
      }))
      // A list that is on its way may have been read before.
      look()
    },
    handleUser() {
      owner++
      joined.set([])
      if (context.isMember()) look()
    },
  }
}

/** The topic with its count of what is unread, after the later of the mark it has and the one given. */
function counted(topic: Topic, read?: ReadPlace): Topic {
  const { membership, seq } = topic
  if (!membership) return topic
  const { readSeq, readRev } = read ? laterRead(membership, read) : membership
  return { ...topic, membership: { ...membership, readSeq, readRev, unread: Math.max(0, seq - readSeq) } }
}

/** A list read before the last frame or mark must not turn a topic back. */
function newerOf(read: Topic, held: Topic | undefined): Topic {
  if (!held || held.epoch !== read.epoch) return read
  const { rev, seq, thoughtCount, membership } = held
  const newest = rev > read.rev ? { ...read, rev, seq, thoughtCount } : read
  return counted(newest, membership ?? undefined)
}
