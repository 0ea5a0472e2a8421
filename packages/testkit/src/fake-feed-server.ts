import type { Bye, EventName, EventPayload } from '@mehfil/shared/contract/events'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { type ErrorBody, Failure, notFound } from '@mehfil/shared/errors'
import { TIMES } from '@mehfil/shared/limits'
import type { Presence } from '@mehfil/shared/presence'
import { aTopic } from './a-topic.ts'
import type { FakeClock } from './fake-clock.ts'
import { answerCommand, type FakeInput, type FakeWorld } from './fake-commands.ts'
import { fakeFetch } from './fake-fetch.ts'
import { FakeHeld } from './fake-held.ts'
import { FakeMedia } from './fake-media.ts'
import type { FakeNetwork } from './fake-network.ts'
import { FakeRelations } from './fake-relations.ts'
import { FakeTopic } from './fake-topic.ts'

/** The client's `LineHandlers`, as far as the server calls them. */
type Handlers = {
  handleOpen(): void
  handleClose(refusal?: ErrorBody): void
  handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
}

type FakeLine = {
  readonly personId: string | undefined
  readonly rooms: Set<string>
  readonly handlers: Handlers
}

/** Who the next line or request belongs to: what the cookie would say. */
export type FakeCookie = { personId: string | undefined }

/** A server in memory that speaks the real frames over a network which the test controls. */
export class FakeFeedServer {
  readonly lines = new Set<FakeLine>()
  /** Names of the commands answered, in order, and what was asked of each. */
  readonly asked: string[] = []
  readonly inputs: unknown[] = []
  readonly media = new FakeMedia()
  readonly relations = new FakeRelations()
  /** Refuses every handshake with this, while it is set. */
  refusal: ErrorBody | undefined
  private readonly refusals = new Map<string, Failure>()
  private readonly topics = new Map<string, FakeTopic>()
  private readonly clock: FakeClock
  private readonly network: FakeNetwork
  private readonly world: FakeWorld

  constructor(clock: FakeClock, network: FakeNetwork) {
    this.clock = clock
    this.network = network
    this.world = {
      topicOf: id => this.topicOf(id),
      topics: () => [...this.topics.values()],
      topicWith: thoughtId => {
        const topic = [...this.topics.values()].find(held => held.thoughts.some(({ id }) => id === thoughtId))
        if (!topic) throw notFound('thought')
        return topic
      },
      media: this.media,
      relations: this.relations,
      held: new FakeHeld(clock),
      tellPerson: (personId, change) =>
        this.tell('viewer:changed', change, line => line.personId === personId),
    }
    this.announceHeads()
  }

  addTopic(number = 1): FakeTopic {
    const topic = new FakeTopic(number, aTopic(number).id, changes =>
      this.tell('topic:changes', changes, line => line.rooms.has(changes.topicId)),
    )
    this.topics.set(topic.id, topic)
    return topic
  }

  /** Fits the client's `OpenLine` port. */
  openLine(cookie: FakeCookie) {
    return (handlers: Handlers) => {
      const line: FakeLine = { personId: cookie.personId, rooms: new Set(), handlers }
      const unanswered = new Set<(error: Error) => void>()
      let isOver = false
      const close = () => {
        isOver = true
        stop()
        this.lines.delete(line)
        // As Socket.IO does: nothing that was asked stays open.
        for (const reject of unanswered) reject(new Error('The line was closed.'))
        unanswered.clear()
      }
      const end = (refusal?: ErrorBody) => {
        if (isOver) return
        close()
        handlers.handleClose(refusal)
      }
      const stop = this.network.onCut(() => end())
      if (!this.network.isUp()) this.clock.setTimeout(() => end(), 10)
      this.network.carrySurely(() => {
        if (isOver) return
        if (this.refusal) return end(this.refusal)
        this.lines.add(line)
        handlers.handleOpen()
      })
      return {
        send: (name: string, input: unknown) =>
          new Promise<unknown>((resolve, reject) => {
            unanswered.add(reject)
            this.network.carry(() => {
              const ack = this.lines.has(line) && this.ack(line, name, input)
              if (ack) this.network.carry(() => resolve(ack))
            })
          }),
        close,
      }
    }
  }

  /** Fits `fetch`, for the commands that have an HTTP form. */
  fetch(cookie: FakeCookie): typeof fetch {
    return fakeFetch(this.network, (name, input) => this.answer(cookie.personId, undefined, name, input))
  }

  /** The next command of that name fails so. */
  refuseNext(name: string, failure: Failure) {
    this.refusals.set(name, failure)
  }

  /** Tells whoever watches the topic who is there. */
  sayPresence(presence: Presence) {
    this.tell('presence:changed', presence, line => line.rooms.has(presence.topicId))
  }

  bye(bye: Bye) {
    this.tell('bye', bye, () => true)
  }

  /** What was asked under that name, in order. */
  askedOf(name: string): unknown[] {
    return this.inputs.filter((_, at) => this.asked[at] === name)
  }

  drain(delayMs: number) {
    this.tell('drain', { delayMs }, () => true)
  }

  topicOf(id: string): FakeTopic {
    const topic = this.topics.get(id)
    if (!topic) throw notFound('topic')
    return topic
  }

  private ack(line: FakeLine, name: string, input: unknown) {
    try {
      return { ok: true, ...this.answer(line.personId, line.rooms, name, input) }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { code, message, field, retryAfterMs } = error
      return { ok: false, error: { code, message, field, retryAfterMs, requestId: 'fake' } }
    }
  }

  private answer(personId: string | undefined, rooms: Set<string> | undefined, name: string, input: unknown) {
    this.asked.push(name)
    this.inputs.push(input)
    const refusal = this.refusals.get(name)
    this.refusals.delete(name)
    if (refusal) throw refusal
    const parsed = REGISTRY.find(command => command.name === name)?.input.safeParse(input)
    if (!parsed?.success) throw new Failure('invalid', `${name}: ${parsed?.error.message}`)
    const known = this.relations.behind(personId, parsed.data as FakeInput)
    const answer = answerCommand(this.world, { personId, rooms }, name, known)
    return structuredClone(this.relations.seenBy(personId, answer))
  }

  private tell<Name extends EventName>(
    name: Name,
    payload: EventPayload<Name>,
    isFor: (line: FakeLine) => boolean,
  ) {
    for (const line of this.lines) {
      if (!isFor(line)) continue
      const sent = structuredClone(
        this.relations.seenBy(line.personId, payload as object),
      ) as EventPayload<Name>
      // Only what carries a revision may come late, twice or not at all; the rest leans on the line's own order.
      const carry = name.startsWith('topic:') ? this.network.carry : this.network.carrySurely
      carry(() => this.lines.has(line) && line.handlers.handleEvent(name, sent))
    }
  }

  /** So that a lost last frame is noticed. */
  private announceHeads() {
    this.clock.setTimeout(() => {
      for (const topic of this.topics.values()) {
        this.tell('topic:heads', { heads: { [topic.id]: topic.head } }, line => line.rooms.has(topic.id))
      }
      this.announceHeads()
    }, TIMES.headsAnnounce)
  }
}
