import type { Clock } from '../ports.ts'

const PING_EVERY_MS = 1_000
/** Pings in a row without an answer after which a leader counts as dead. */
const PATIENCE = 3

export type Pulse = {
  start(): void
  stop(): void
  /** The leader has spoken. */
  heard(): void
}

/**
 * Notices a leader who holds the seat and does nothing: frozen, or stuck in a loop. A closed one needs no pulse. It
 * counts unanswered pings and not time: whoever slept herself has asked nothing, and hidden tabs, whose timers the
 * browser slows down to one a minute, still answer at once.
 */
export function createPulse(clock: Clock, ping: () => void, handleDead: () => void): Pulse {
  let unanswered = 0
  let timer: unknown

  function beat() {
    timer = clock.setTimeout(beat, PING_EVERY_MS)
    if (unanswered === PATIENCE) {
      unanswered = 0
      handleDead()
    } else {
      unanswered++
      ping()
    }
  }

  const stop = () => clock.clearTimeout(timer)
  return {
    start() {
      stop()
      unanswered = 0
      beat()
    },
    stop,
    heard() {
      unanswered = 0
    },
  }
}
