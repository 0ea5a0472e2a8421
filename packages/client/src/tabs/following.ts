import { unreachable } from '@mehfil/shared/errors'
import type { LineHandlers, OpenLine } from '../line.ts'
import type { Role } from './leading.ts'
import type { Lead, TabMessage } from './messages.ts'

export type FollowingContext = {
  readonly me: string
  isVisible(): boolean
  post(message: TabMessage): void
  handleWake(): void
}

type FollowedLine = {
  readonly handlers: LineHandlers
  readonly userId: string | undefined
  /** The leader's line that it goes over, once that is known. */
  over?: string
}

/** A tab without a socket. Its line is the leader's: up while that is up, and of the same account. */
export function createFollowing({ me, isVisible, post, handleWake }: FollowingContext): Role {
  const answers = new Map<number, (ack: unknown) => void>()
  let asked = 0
  let lead: Lead | undefined
  let line: FollowedLine | undefined

  /** Takes the leader's word for the line. */
  function look(own: FollowedLine) {
    if (!lead || line !== own) return
    const { line: now } = lead
    switch (now.kind) {
      case 'up':
        if (own.over === now.id) return
        if (own.over !== undefined || own.userId !== now.userId) return finish(own)
        own.over = now.id
        return own.handlers.handleOpen()
      case 'down':
        // The waits between attempts are the leader's, whose timers may be slow while nobody looks at her.
        if (isVisible()) post({ kind: 'wake' })
        return finish(own, now.refusal)
      case 'ended':
        line = undefined
        return own.handlers.handleEvent('bye', now.bye)
      default:
        unreachable(now)
    }
  }

  function finish(own: FollowedLine, refusal?: Parameters<LineHandlers['handleClose']>[0]) {
    line = undefined
    answers.clear()
    own.handlers.handleClose(refusal)
  }

  function handleLead(next: Lead) {
    const isNews = JSON.stringify(lead) !== JSON.stringify(next)
    lead = next
    if (line) look(line)
    if (isNews && !line && next.line.kind === 'up') handleWake()
  }

  const openLine: OpenLine = (handlers, userId) => {
    const own: FollowedLine = { handlers, userId }
    line = own
    answers.clear()
    queueMicrotask(() => look(own))
    return {
      send: (name, input) =>
        new Promise(resolve => {
          if (own.over === undefined) return
          answers.set(++asked, resolve)
          post({ kind: 'ask', line: own.over, tab: me, number: asked, name, input })
        }),
      close() {
        if (line === own) line = undefined
      },
    }
  }

  return {
    openLine,
    handleMessage(message) {
      if (message.kind === 'lead') handleLead(message)
      else if (message.kind === 'answer' && message.tab === me) {
        answers.get(message.number)?.(message.ack)
        answers.delete(message.number)
      } else if (message.kind === 'event' && line?.over === message.line) {
        line.handlers.handleEvent(message.name, message.payload as never)
      }
    },
    end() {
      if (line) finish(line)
    },
  }
}
