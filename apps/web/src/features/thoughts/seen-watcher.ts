/** How long half of a card (or of the view, for a tall one) must be in view to count as read, in ms. */
export const READING_TIME = 1000

/** Close to each other where small: of a very tall card, a hundredth may fill the view. */
const THRESHOLDS = [0, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75]

export type SeenWatcher = {
  /** Watches a card; answers how to stop. */
  watch(card: Element, seq: number): () => void
  stop(): void
}

/** Tells the furthest place that was really seen. A hidden tab sees nothing. */
export function createSeenWatcher(onSeen: (seq: number) => void): SeenWatcher {
  const seqs = new Map<Element, number>()
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  let furthest = 0

  const observer = new IntersectionObserver(
    entries => {
      for (const entry of entries) {
        if (isInView(entry)) start(entry.target)
        else halt(entry.target)
      }
    },
    { threshold: THRESHOLDS },
  )

  function start(card: Element): void {
    if (timers.has(card)) return
    timers.set(
      card,
      setTimeout(() => finish(card), READING_TIME),
    )
  }

  function halt(card: Element): void {
    clearTimeout(timers.get(card))
    timers.delete(card)
  }

  function finish(card: Element): void {
    timers.delete(card)
    if (document.visibilityState === 'hidden') {
      // Looked at again, the clock of what is in view begins anew.
      document.addEventListener('visibilitychange', () => seqs.has(card) && start(card), { once: true })
      return
    }
    const seq = seqs.get(card) ?? 0
    if (seq <= furthest) return
    furthest = seq
    onSeen(seq)
  }

  return {
    watch(card, seq) {
      seqs.set(card, seq)
      observer.observe(card)
      return () => {
        halt(card)
        seqs.delete(card)
        observer.unobserve(card)
      }
    },
    stop() {
      observer.disconnect()
      for (const card of [...timers.keys()]) halt(card)
    },
  }
}

function isInView({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean {
  if (intersectionRatio >= 0.5) return true
  return rootBounds !== null && intersectionRect.height >= rootBounds.height * 0.4
}
