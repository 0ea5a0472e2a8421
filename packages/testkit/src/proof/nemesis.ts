import type { Fault } from './faults.ts'

/** `at` in milliseconds of the run's clock. */
export type FaultLogEntry = {
  readonly at: number
  readonly kind: string
  readonly target: string
  readonly phase: 'began' | 'healed' | 'failed'
  readonly error?: string
}

export type NemesisOptions = {
  readonly faults: readonly Fault[]
  /** Numbers in [0, 1): the same ones give the same order of faults. */
  random(): number
  /** Milliseconds from one fault to the next: at least and at most. */
  readonly everyMs: readonly [least: number, most: number]
  now(): number
  handleEntry?(entry: FaultLogEntry): void
}

export type Nemesis = {
  readonly log: readonly FaultLogEntry[]
  /** Faults that took place, by kind. */
  counts(): Readonly<Record<string, number>>
  /** What is wrong at this moment. */
  open(): readonly Fault[]
  start(): void
  /** Makes no more faults, heals all, and waits until everything works again. Throws when something does not. */
  stop(): Promise<void>
}

/**
 * Makes faults, one after the other and several at a time, but one at a time for each target. Kinds take turns in a
 * shuffled order: in a short run, too, each of them comes about. It only calls what it was given.
 */
export function createNemesis({ faults, random, everyMs, now, handleEntry }: NemesisOptions): Nemesis {
  const log: FaultLogEntry[] = []
  const active = new Map<string, { readonly fault: Fault; readonly heal: () => Promise<void> }>()
  let bag: string[] = []
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const between = ([least, most]: readonly [number, number]) => least + random() * (most - least)
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]

  function note({ kind, target }: Fault, phase: FaultLogEntry['phase'], error?: unknown) {
    const entry = { at: now(), kind, target, phase, ...(error === undefined ? {} : { error: String(error) }) }
    log.push(entry)
    handleEntry?.(entry)
  }

  /** A fault of the next kind whose turn it is, on something that is well; undefined when all are taken. */
  function next(): Fault | undefined {
    if (bag.length === 0) bag = shuffled(oneRound(faults), random)
    for (const kind of bag) {
      const fault = pick(faults.filter(free => free.kind === kind && !active.has(free.target)))
      if (!fault) continue
      bag.splice(bag.indexOf(kind), 1)
      return fault
    }
    return undefined
  }

  async function run(fault: Fault) {
    let cutShort: () => void = () => undefined
    const lasted = new Promise<void>(resolve => {
      const timeout = setTimeout(resolve, between(fault.lastsMs))
      cutShort = () => {
        clearTimeout(timeout)
        resolve()
      }
    })
    const healed = (async () => {
      try {
        await fault.inject()
        note(fault, 'began')
        await lasted
      } finally {
        await fault.heal()
      }
      note(fault, 'healed')
    })()
      .catch(error => note(fault, 'failed', error))
      .finally(() => active.delete(fault.target))
    active.set(fault.target, {
      fault,
      heal() {
        cutShort()
        return healed
      },
    })
  }

  function plan() {
    timer = setTimeout(() => {
      const fault = next()
      if (fault) void run(fault)
      if (!isStopped) plan()
    }, between(everyMs))
  }

  return {
    log,
    counts() {
      const counts: Record<string, number> = {}
      for (const { kind, phase } of log) if (phase === 'began') counts[kind] = (counts[kind] ?? 0) + 1
      return counts
    },
    open: () => [...active.values()].map(({ fault }) => fault),
    start: plan,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await Promise.all([...active.values()].map(({ heal }) => heal()))
      const failed = log.filter(entry => entry.phase === 'failed')
      if (failed.length > 0) {
        throw new Error(failed.map(entry => `${entry.kind} on ${entry.target}: ${entry.error}`).join('\n'))
      }
    },
  }
}

/** Every kind, as often as it has turns. */
function oneRound(faults: readonly Fault[]): string[] {
  const turns = new Map(faults.map(fault => [fault.kind, fault.turns ?? 1]))
  return [...turns].flatMap(([kind, times]) => Array<string>(times).fill(kind))
}

/** Fisher and Yates. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const result = [...values]
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[result[last], result[other]] = [result[other] as T, result[last] as T]
  }
  return result
}
