import { useSyncExternalStore } from 'react'

const TICK = 20_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for every age on screen, running only while one is there. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of [...listeners]) each()
  }, TICK)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** A text that depends on the time; drawn again only when the text becomes another. */
export function useNow(format: (now: number) => string): string {
  const get = () => format(Date.now())
  return useSyncExternalStore(subscribe, get, get)
}
