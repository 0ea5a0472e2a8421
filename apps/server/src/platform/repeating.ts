export type Repeating = {
  /** Does it now, or gives the one that is being done. */
  now(): Promise<void>
  start(): void
  /** Settles when what is being done is done. */
  stop(): Promise<void>
}

/** Work that is done again and again, one at a time. `work` never rejects. */
export function repeating(work: () => Promise<void>, everyMs: number): Repeating {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  function now(): Promise<void> {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    now,
    start() {
      timer = setInterval(() => void now(), everyMs)
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
