import type { FakeClock } from './fake-clock.ts'

/** How messages fare. Rates are between 0 and 1; each message has a delay of its own, so a wide range reorders. */
export type Faults = {
  readonly delayMs: readonly [least: number, most: number]
  readonly dropRate: number
  readonly duplicateRate: number
}

export const NO_FAULTS: Faults = { delayMs: [5, 5], dropRate: 0, duplicateRate: 0 }

/** What every message of every line passes through. */
export type FakeNetwork = {
  setFaults(faults: Faults): void
  /** False: nothing arrives and nothing opens. What is on its way is lost. */
  setUp(isUp: boolean): void
  isUp(): boolean
  /** Brings a message over: not at all, once or twice, after a while. */
  carry(arrive: () => void): void
  /** As `carry`, for what TCP would do: in order, once, or not at all because the line was cut. */
  carrySurely(arrive: () => void): void
  /** Calls back whenever the network goes down, or is cut for a moment. */
  onCut(listener: () => void): () => void
  cut(): void
}

export function createFakeNetwork(clock: FakeClock, random: () => number): FakeNetwork {
  let faults = NO_FAULTS
  let up = true
  /** Messages sent before the last cut do not arrive after it. */
  let era = 0
  const listeners = new Set<() => void>()

  const delay = () => faults.delayMs[0] + random() * (faults.delayMs[1] - faults.delayMs[0])
  const after = (ms: number, arrive: () => void) => {
    const sentIn = era
    clock.setTimeout(() => sentIn === era && arrive(), ms)
  }
  const cut = () => {
    era++
    for (const listener of [...listeners]) listener()
  }

  return {
    setFaults(next) {
      faults = next
    },
    isUp: () => up,
    setUp(next) {
      up = next
      if (!up) cut()
    },
    cut,
    carry(arrive) {
      if (!up || random() < faults.dropRate) return
      after(delay(), arrive)
      if (random() < faults.duplicateRate) after(delay(), arrive)
    },
    carrySurely(arrive) {
      if (up) after(faults.delayMs[0], arrive)
    },
    onCut(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
