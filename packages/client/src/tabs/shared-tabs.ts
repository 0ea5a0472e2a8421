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
  /** Names the leader's seat, and the channel. */
  readonly name: string
  readonly locks: Locks
  openChannel(name: string): Channel
  readonly clock: Clock
  readonly random: () => number
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
  /** The newest leader heard of. */
  let newest = { leader: '', term: 0 }

  const post = (message: TabMessage) => channel?.postMessage(message)
  const handleWake = () => handlers.handleWake()
  const follow = () => createFollowing({ me, isVisible, post, handleWake })
  let role: Role = follow()

  const seat = createSeat(locks, options.name, {
    handleTaken() {
      pulse.stop()
      const term = newest.term + 1
      newest = { leader: me, term }
      become(createLeading({ me, term, openLine: options.openLine, post, handleWake }), true)
      role.handleMessage({ kind: 'ping' })
    },
    handleLost() {
      become(follow(), false)
      if (channel) pulse.start()
    },
  })
  const pulse = createPulse({
    clock,
    random: options.random,
    ping: () => post({ kind: 'ping' }),
    handleDead: seat.steal,
  })

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
      const { leader, term } = message
      const isNewest = term > newest.term || (term === newest.term && leader === newest.leader)
      if (isLeading || !isNewest) return
      newest = { leader, term }
      pulse.heard()
    }
    role.handleMessage(message)
  }

  return {
    openLine: (...line) => role.openLine(...line),
    tell: news => post({ kind: 'news', news }),
    start(next) {
      handlers = next
      channel = options.openChannel(options.name)
      channel.addEventListener('message', ({ data }) => handleMessage(data as TabMessage))
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
      // What it has heard is old when the tab starts again.
      role.end()
      role = follow()
    },
  }
}
