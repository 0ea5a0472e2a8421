import type { Locks } from '../ports.ts'

export type Seat = {
  /** Waits for the seat from now on, and again whenever it is lost. */
  queue(): void
  /** Takes it from a leader who does not answer. */
  steal(): void
  /** Gives it up, or the waiting for it. */
  leave(): void
}

export type SeatHandlers = { handleTaken(): void; handleLost(): void }

/**
 * The one seat of the leader. The browser hands it to the next in the queue when its tab closes or dies, within
 * milliseconds and without anybody counting seconds.
 */
export function createSeat(locks: Locks, name: string, handlers: SeatHandlers): Seat {
  let isWanted = false
  let waiting = new AbortController()
  /** Ends the holding; there is one while the seat is ours. */
  let release: (() => void) | undefined

  function lose(own: () => void) {
    if (release !== own) return
    release = undefined
    handlers.handleLost()
    if (isWanted) queue()
  }

  async function request(options: { signal: AbortSignal } | { steal: true }) {
    let end = () => {}
    const held = new Promise<void>(resolve => {
      end = () => resolve()
    })
    const take = () => {
      if (!isWanted || release) return Promise.resolve()
      release = end
      handlers.handleTaken()
      return held
    }
    // Rejected: the waiting was given up, or the seat was taken from us.
    await locks.request(name, options, take).catch(() => undefined)
    lose(end)
  }

  function queue() {
    isWanted = true
    waiting = new AbortController()
    void request({ signal: waiting.signal })
  }

  return {
    queue,
    steal() {
      if (release) return
      waiting.abort()
      void request({ steal: true })
    },
    leave() {
      isWanted = false
      waiting.abort()
      const own = release
      own?.()
      if (own) lose(own)
    },
  }
}
