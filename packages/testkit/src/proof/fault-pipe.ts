import type { Socket } from 'node:net'
import type { FaultMode } from './fault-mode.ts'

/** Bytes held back before the sender is made to wait, as a full router would. */
const HELD_BYTES = 256 * 1024

type Waiting = { readonly chunk: Buffer; readonly at: number }

export type FaultPipe = {
  /** The mode has changed: lets go of what it held, or holds on. */
  look(): void
  close(): void
}

/** One direction of a connection: what `from` says reaches `to` as the mode of the moment has it, in order. */
export function createFaultPipe(
  from: Socket,
  to: Socket,
  modeNow: () => FaultMode,
  random: () => number,
): FaultPipe {
  const waiting: Waiting[] = []
  let heldBytes = 0
  let lastAt = 0
  let hasEnded = false
  let isFull = false
  let timer: NodeJS.Timeout | undefined

  function dueAt(chunk: Buffer, mode: FaultMode): number {
    const now = performance.now()
    if (mode.kind === 'latency') return Math.max(lastAt, now + mode.ms + random() * mode.jitterMs)
    if (mode.kind === 'slow') return Math.max(lastAt, now) + (chunk.length / mode.bytesPerSecond) * 1_000
    return Math.max(lastAt, now)
  }

  function look() {
    clearTimeout(timer)
    const isHeld = modeNow().kind === 'half-open'
    while (!isHeld && !isFull) {
      const [next] = waiting
      if (!next) break
      const wait = next.at - performance.now()
      if (wait > 0) {
        timer = setTimeout(look, wait)
        break
      }
      waiting.shift()
      heldBytes -= next.chunk.length
      isFull = !to.write(next.chunk)
    }
    if (isHeld || heldBytes > HELD_BYTES) from.pause()
    else from.resume()
    if (hasEnded && waiting.length === 0 && !isHeld) to.end()
  }

  from.on('data', (chunk: Buffer) => {
    lastAt = dueAt(chunk, modeNow())
    waiting.push({ chunk, at: lastAt })
    heldBytes += chunk.length
    look()
  })
  from.on('end', () => {
    hasEnded = true
    look()
  })
  to.on('drain', () => {
    isFull = false
    look()
  })

  return {
    look,
    close() {
      clearTimeout(timer)
      waiting.length = 0
    },
  }
}
