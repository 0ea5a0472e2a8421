import { laterRead, type ReadPlace } from '@mehfil/shared/read-place'
import type { Clock } from './ports.ts'

const SEND_EVERY_MS = 1_000

const NOTHING: ReadPlace = { readSeq: 0, readRev: 0 }

export type ReadMark = {
  /** Forward only, until it is set back by hand: then from there. */
  mark(read: ReadPlace): void
  /** Sends what has not arrived, as after a reconnect. */
  flush(): void
  /** Another person reads from now on. */
  reset(): void
}

/** Sends how far was read, at most once a second, the last value surely. */
export function createReadMark(clock: Clock, send: (read: ReadPlace) => Promise<unknown>): ReadMark {
  let wanted = NOTHING
  let arrived = NOTHING
  let isResting = false

  function flush() {
    if (isResting || laterRead(arrived, wanted) === arrived) return
    isResting = true
    const sent = wanted
    const rest = new Promise<void>(resolve => clock.setTimeout(resolve, SEND_EVERY_MS))
    const answer = send(sent).then(
      () => {
        arrived = laterRead(arrived, sent)
      },
      // Not worth a retry of its own: the next mark or the next reconnect brings it.
      () => undefined,
    )
    void Promise.all([rest, answer]).then(() => {
      isResting = false
      if (laterRead(sent, wanted) !== sent) flush()
    })
  }

  return {
    mark(read) {
      wanted = laterRead(wanted, read)
      flush()
    },
    flush,
    reset() {
      wanted = NOTHING
      arrived = NOTHING
    },
  }
}
