import type { Bye } from '@mehfil/shared/contract/events'
import { unwatchTopic, watchTopic } from '@mehfil/shared/contract/thoughts'
import type { Line, OpenLine } from '../line.ts'
import type { LeadLine, TabMessage } from './messages.ts'
import { createWatchers } from './watchers.ts'

export type LeadingContext = {
  readonly me: string
  readonly term: number
  /** Lines to the server itself. */
  readonly openLine: OpenLine
  post(message: TabMessage): void
  handleWake(): void
}

/** What a tab does with its seat: how it opens its line, and what it makes of the messages of the others. */
export type Role = {
  readonly openLine: OpenLine
  handleMessage(message: TabMessage): void
  /** The tab has another role from now on. */
  end(): void
}

/**
 * The tab with the socket. Its own line is the real one; what comes over it the others hear too, and what they ask is
 * asked over it. When it opens, and how long it waits after a failure, its own connection decides, for all.
 */
export function createLeading({ me, term, openLine, post, handleWake }: LeadingContext): Role {
  let lines = 0
  let line: Line | undefined
  let state: LeadLine = { kind: 'down' }
  let watchers = createWatchers()
  let hangUp = () => {}

  function say(next: LeadLine) {
    state = next
    post({ kind: 'lead', leader: me, term, line: state })
  }

  /** The server has one room for all tabs that watch a topic; it is left with the last of them. */
  async function send(on: Line, tab: string, name: string, input: unknown): Promise<unknown> {
    const { topicId } = input as { topicId: string }
    if (name === watchTopic.name) watchers.add(topicId, tab)
    if (name === unwatchTopic.name && !watchers.remove(topicId, tab)) return { ok: true }
    return on.send(name, input)
  }

  function openOwn(...[handlers, userId]: Parameters<OpenLine>): Line {
    const id = `${me}:${++lines}`
    watchers = createWatchers()
    state = { kind: 'down' }
    const own = openLine(
      {
        handleOpen() {
          say({ kind: 'up', id, userId })
          handlers.handleOpen()
        },
        handleClose(refusal) {
          line = undefined
          say({ kind: 'down', ...(refusal ? { refusal } : {}) })
          handlers.handleClose(refusal)
        },
        handleEvent(name, payload) {
          if (name === 'bye') say({ kind: 'ended', bye: payload as Bye })
          // Moving to another node is the leader's business; the others only see a new line.
          else if (name !== 'drain') post({ kind: 'event', line: id, name, payload })
          handlers.handleEvent(name, payload)
        },
      },
      userId,
    )
    line = own
    hangUp = handlers.handleClose
    return {
      send: (name, input) => send(own, me, name, input),
      close() {
        own.close()
        if (line !== own) return
        line = undefined
        if (state.kind === 'up') say({ kind: 'down' })
      },
    }
  }

  return {
    openLine: openOwn,
    handleMessage(message) {
      if (message.kind === 'ping') say(state)
      else if (message.kind === 'wake') handleWake()
      else if (message.kind === 'gone' && line) {
        for (const topicId of watchers.removeTab(message.tab)) {
          line.send(unwatchTopic.name, { topicId }).catch(isOver)
        }
      } else if (message.kind === 'ask' && line && state.kind === 'up' && state.id === message.line) {
        const { tab, number, name, input } = message
        send(line, tab, name, input).then(ack => post({ kind: 'answer', tab, number, ack }), isOver)
      }
    },
    end() {
      line?.close()
      if (line) hangUp()
      line = undefined
    },
  }
}

/** The line went with the question: all tabs hear that it is down, and nothing that was asked on it is awaited any more. */
const isOver = () => undefined
