import type { Changes } from '@mehfil/shared/changes'
import type { InputOf } from '@mehfil/shared/contract/command'
import type { tellTyping } from '@mehfil/shared/contract/presence'
import { LIMITS, TIMES } from '@mehfil/shared/limits'
import type { Presence } from '@mehfil/shared/presence'
import type { Thought } from '@mehfil/shared/thought'
import type { PresenceDirectory, TopicPresence } from './feed-client.ts'
import type { PeopleDirectory } from './people.ts'
import type { Clock } from './ports.ts'
import { type Batch, createValue } from './readable.ts'

/** The server repeats who types more often than this; a topic of which it says nothing has nobody typing. */
const FORGET_TYPING_MS = 2 * TIMES.typing + TIMES.presence

export type PresenceContext = {
  /** Over the line alone: by the command's name, so that no page waits for its schema. */
  tell(name: (typeof tellTyping)['name'], input: InputOf<typeof tellTyping>): Promise<unknown>
  readonly clock: Clock
  readonly batch: Batch
  readonly people: PeopleDirectory
  isUp(): boolean
  isVisible(): boolean
  userId(): string | undefined
}

export type PresenceUnit = {
  readonly presence: PresenceDirectory
  handleChanged(news: Presence): void
  /** Who has shared her thought is not typing it any more. */
  handleFrame(frame: Changes): void
  /** Without a line nothing is known of anybody. */
  clear(): void
}

type Topics = ReadonlyMap<string, TopicPresence>

const NOBODY: Topics = new Map()

/** Who is in the watched topics, and the telling of her own typing. Only nice to know: nothing of it is ever asked for again. */
export function createPresence(context: PresenceContext): PresenceUnit {
  const { clock, people, userId } = context
  const topics = createValue<Topics>(context.batch, NOBODY)
  const forgetting = new Map<string, unknown>()
  const saidAt = new Map<string, number>()

  /** The newest last; no more than the socket has rooms. */
  function put(topicId: string, presence: TopicPresence) {
    const next = new Map(topics.get())
    next.delete(topicId)
    next.set(topicId, presence)
    const [oldest = ''] = next.keys()
    if (next.size > LIMITS.watchedTopics) next.delete(oldest)
    topics.set(next)
  }

  function forgetLater(topicId: string) {
    clock.clearTimeout(forgetting.get(topicId))
    forgetting.delete(topicId)
    const held = topics.get().get(topicId)
    if (!held || held.typing.length === 0) return
    const forget = () => put(topicId, { ...held, typing: [] })
    forgetting.set(topicId, clock.setTimeout(forget, FORGET_TYPING_MS))
  }

  const say = (topicId: string, typing: boolean) =>
    void context.tell('presence:typing', typing ? { topicId } : { topicId, typing }).catch(() => undefined)

  return {
    presence: {
      topics,
      type(topicId) {
        if (!context.isUp() || !context.isVisible() || userId() === undefined) return
        const now = clock.now()
        if (now - (saidAt.get(topicId) ?? Number.NEGATIVE_INFINITY) < TIMES.typingAgain) return
        saidAt.set(topicId, now)
        say(topicId, true)
      },
      rest(topicId) {
        if (saidAt.delete(topicId) && context.isUp()) say(topicId, false)
      },
    },

    handleChanged({ topicId, here, typing, people: named }) {
      people.learn(named)
      people.want(typing.ids)
      put(topicId, { here, typing: typing.ids.filter(id => id !== userId()) })
      forgetLater(topicId)
    },

    handleFrame({ topicId, thoughts }) {
      const held = topics.get().get(topicId)
      if (!held || held.typing.length === 0) return
      const done = new Set(thoughts.filter(isUntouched).map(({ authorId }) => authorId))
      const typing = held.typing.filter(id => !done.has(id))
      if (typing.length < held.typing.length) put(topicId, { ...held, typing })
    },

    clear() {
      for (const timer of forgetting.values()) clock.clearTimeout(timer)
      forgetting.clear()
      saidAt.clear()
      topics.set(NOBODY)
    },
  }
}

/** A new thought, for a frame brings changed ones too. */
const isUntouched = ({ editedAt, deletedAt, replyCount, reactions }: Thought) =>
  !editedAt && !deletedAt && replyCount === 0 && Object.keys(reactions).length === 0
