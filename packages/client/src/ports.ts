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

/** Names that one tab of a browser can hold at a time; `navigator.locks` fits. */
export type Locks = {
  /**
   * Waits for the name, then holds it until what `whileHeld` answers has settled. Rejects when the signal ends the
   * waiting, and when another takes the name away with `steal`.
   */
  request(
    name: string,
    options: { signal: AbortSignal } | { steal: true },
    whileHeld: () => Promise<void>,
  ): Promise<unknown>
}

/** Carries messages to the other tabs of a browser, in order, and not back; a `BroadcastChannel` fits. */
export type Channel = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}
