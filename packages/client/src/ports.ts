/** The few things that the client needs of its surroundings, so that it runs in a page, a worker, a load test or a bot. */

/** Time and timers; tests turn it by hand. */
export type Clock = {
  now(): number
  setTimeout(run: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
}

/** Small durable storage of text by key; `localStorage` fits. Throwing or forgetting is allowed: D1 to D6 don't rest on it. */
export type TextStorage = {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
}

/** Tells when the line or the page may have come back, so that the client looks at once instead of waiting. */
export type Wakeups = (wake: () => void) => () => void

/** A value that changes over time; the shape that React's `useSyncExternalStore` wants. */
export type Readable<T> = {
  get(): T
  subscribe(listener: () => void): () => void
}
