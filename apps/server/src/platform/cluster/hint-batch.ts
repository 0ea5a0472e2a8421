import type { Hint } from './messages.ts'

/** Hints leave at most so often, in ms: a hot topic commits far more often than anybody looks. */
const SPACING = 20
/** In one message, so that it fits the 8000 bytes of a NOTIFY. */
const MOST = 80

/** Collects hints, each topic once with its newest revision, and sends them on beside the work, never in it. */
export function createHintBatch(send: (hints: Hint[]) => void) {
  const waiting = new Map<string, number>()
  let lastSent = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    timer = undefined
    lastSent = performance.now()
    const hints = [...waiting].map(([topicId, rev]) => ({ topicId, rev }))
    waiting.clear()
    for (let at = 0; at < hints.length; at += MOST) send(hints.slice(at, at + MOST))
  }

  return {
    add({ topicId, rev }: Hint): void {
      waiting.set(topicId, Math.max(rev, waiting.get(topicId) ?? 0))
      timer ??= setTimeout(flush, Math.max(0, lastSent + SPACING - performance.now()))
    },
    /** Sends what waits. */
    stop(): void {
      clearTimeout(timer)
      flush()
    },
  }
}
