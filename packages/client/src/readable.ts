import type { Readable } from './ports.ts'

/** Tells listeners that something changed. */
export type Batch = (listeners: ReadonlySet<() => void>) => void

/**
 * Collects what changed in one turn and tells each listener once, in a microtask. A card that leaves the outbox
 * and the thought that takes its place are so drawn together (D5): nobody sees both, or neither.
 */
export function createBatch(): Batch {
  const changed = new Set<ReadonlySet<() => void>>()
  const flush = () => {
    const listeners = new Set([...changed].flatMap(set => [...set]))
    changed.clear()
    for (const listener of listeners) callSafely(listener)
  }
  return listeners => {
    if (changed.size === 0) queueMicrotask(flush)
    changed.add(listeners)
  }
}

/** A listener that throws must not keep the others from hearing; its error still surfaces. */
function callSafely(listener: () => void) {
  try {
    listener()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

export type Value<T> = Readable<T> & { set(next: T): void }

export function createValue<T>(batch: Batch, initial: T): Value<T> {
  let current = initial
  const view = createView(batch, () => current)
  return {
    get: () => current,
    subscribe: view.subscribe,
    set(next) {
      if (Object.is(next, current)) return
      current = next
      view.invalidate()
    },
  }
}

export type View<T> = Readable<T> & { invalidate(): void }

/** A value computed when it is looked at; the same reference until it is invalidated. */
export function createView<T>(batch: Batch, compute: () => T): View<T> {
  const listeners = new Set<() => void>()
  let cached: { readonly value: T } | undefined
  return {
    get() {
      cached ??= { value: compute() }
      return cached.value
    },
    subscribe(listener) {
      // A wrapper of its own, so that one function subscribed twice is also unsubscribed twice.
      const own = () => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
    invalidate() {
      cached = undefined
      batch(listeners)
    },
  }
}
