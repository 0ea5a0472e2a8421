import { type ErrorBody, failureFrom } from '@mehfil/shared/errors'
import { lineLost, noAnswer } from './failures.ts'
import type { Clock } from './ports.ts'

/** A server that is there answers within its own time limits; silence means that the line is dead. */
const ACK_WITHIN_MS = 10_000

type Ack = ({ ok: true } & Record<string, unknown>) | { ok: false; error: ErrorBody }

export type Acks = {
  /** The output of a command whose ack is awaited. Throws `Failure`; 'unavailable' when the outcome is unknown. */
  await(sent: Promise<unknown>, handleSilence: () => void): Promise<unknown>
  /** The line is gone: nothing of what was asked on it will be answered. */
  loseAll(): void
}

/** Every command asked on a line ends: answered, lost with the line, or given up. */
export function createAcks(clock: Clock): Acks {
  const unanswered = new Set<() => void>()
  return {
    await: (sent, handleSilence) =>
      new Promise((resolve, reject) => {
        const settle = (run: () => void) => {
          clock.clearTimeout(limit)
          unanswered.delete(lose)
          run()
        }
        const lose = () => settle(() => reject(lineLost()))
        const limit = clock.setTimeout(() => {
          settle(() => reject(noAnswer()))
          handleSilence()
        }, ACK_WITHIN_MS)
        const handleAck = (ack: Ack) => (ack.ok ? resolve(ack) : reject(failureFrom(ack.error)))
        unanswered.add(lose)
        sent.then(ack => settle(() => handleAck(ack as Ack)), lose)
      }),
    loseAll() {
      for (const lose of [...unanswered]) lose()
    },
  }
}
