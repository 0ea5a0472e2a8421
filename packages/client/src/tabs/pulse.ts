import type { Clock } from '../ports.ts'

const PING_EVERY_MS = 1_000
/** Pings in a row without an answer after which a leader counts as dead. */
const PATIENCE = 3

export type PulseContext = {
  readonly clock: Clock
  readonly random: () => number
  ping(): void
  /** The seat has to be taken away from her. */
  handleDead(): void
}

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
export function createPulse({ clock, random, ping, handleDead }: PulseContext): Pulse {
  let unanswered = 0
  let timer: unknown

  function beat() {
    // With jitter, so that one is the first to act and the others hear of it in time.
    timer = clock.setTimeout(beat, PING_EVERY_MS * (0.75 + random() / 2))
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
