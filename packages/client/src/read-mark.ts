import type { Clock } from './ports.ts'

const SEND_EVERY_MS = 1_000

export type ReadMark = {
  /** Moves forward only. */
  mark(seq: number): void
  /** Sends what has not arrived, as after a reconnect. */
  flush(): void
  /** Another person reads from now on. */
  reset(): void
}

/** Sends how far was read, at most once a second, the last value surely. */
export function createReadMark(clock: Clock, send: (seq: number) => Promise<unknown>): ReadMark {
  let wanted = 0
  let arrived = 0
  let isResting = false

  function flush() {
    if (isResting || wanted <= arrived) return
    isResting = true
    const sent = wanted
    const rest = new Promise<void>(resolve => clock.setTimeout(resolve, SEND_EVERY_MS))
    const answer = send(sent).then(
      () => {
        arrived = Math.max(arrived, sent)
      },
      // Not worth a retry of its own: the next mark or the next reconnect brings it.
      () => undefined,
    )
    void Promise.all([rest, answer]).then(() => {
      isResting = false
      if (wanted > sent) flush()
    })
  }

  return {
    mark(seq) {
      wanted = Math.max(wanted, seq)
      flush()
    },
    flush,
    reset() {
      wanted = 0
      arrived = 0
    },
  }
}
