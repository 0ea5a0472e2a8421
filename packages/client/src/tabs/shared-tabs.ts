import type { OpenLine } from '../line.ts'
import type { Channel, Clock, Locks } from '../ports.ts'
import { createFollowing } from './following.ts'
import { createLeading, type Role } from './leading.ts'
import type { TabMessage } from './messages.ts'
import { createPulse } from './pulse.ts'
import { createSeat } from './seat.ts'
import type { TabHandlers, Tabs } from './tabs.ts'

export type SharedTabsOptions = {
  /** Names this tab among the others. */
  readonly me: string
  readonly locks: Locks
  openChannel(): Channel
  readonly clock: Clock
  isVisible(): boolean
  /** Lines to the server itself. */
  readonly openLine: OpenLine
}

const NOBODY: TabHandlers = {
  handleLead: () => undefined,
  handleNews: () => undefined,
  handleWake: () => undefined,
}

/**
 * Many tabs, one socket. One tab leads: it holds the socket and sends for all; the others reach the server through it.
 * Each keeps its own windows and revisions, so that a hand-over is no more than a broken line (D4, D6).
 */
export function createSharedTabs(options: SharedTabsOptions): Tabs {
  const { me, clock, locks, isVisible } = options
  let handlers = NOBODY
  let channel: Channel | undefined
  let isLeading = false
  /** Of the newest leader heard of. */
  let term = 0

  const post = (message: TabMessage) => channel?.postMessage(message)
  const handleWake = () => handlers.handleWake()
  const follow = () => createFollowing({ me, isVisible, post, handleWake })
  let role: Role = follow()

  const seat = createSeat(locks, {
    handleTaken() {
      pulse.stop()
      // By the clock too: a tab that opens when the last leader has just died has heard of no term.
      term = Math.max(term + 1, clock.now())
      become(createLeading({ me, term, openLine: options.openLine, post, handleWake }), true)
      role.handleMessage({ kind: 'ping' })
    },
    handleLost() {
      become(follow(), false)
      if (channel) pulse.start()
    },
  })
  const pulse = createPulse(clock, () => post({ kind: 'ping' }), seat.steal)

  function become(next: Role, isLead: boolean) {
    const former = role
    role = next
    isLeading = isLead
    former.end()
    handlers.handleLead(isLead)
    handleWake()
  }

  function handleMessage(message: TabMessage) {
    if (message.kind === 'news') return handlers.handleNews(message.news)
    if (message.kind === 'lead') {
      if (isLeading || message.term < term) return
      term = message.term
      pulse.heard()
    }
    role.handleMessage(message)
  }

  return {
    openLine: (...line) => role.openLine(...line),
    tell: news => post({ kind: 'news', news }),
    start(next) {
      handlers = next
      role = follow()
      channel = options.openChannel()
      channel.onmessage = ({ data }) => handleMessage(data as TabMessage)
      handlers.handleLead(false)
      pulse.start()
      seat.queue()
    },
    stop() {
      post({ kind: 'gone', tab: me })
      handlers = NOBODY
      channel?.close()
      channel = undefined
      pulse.stop()
      seat.leave()
    },
  }
}
