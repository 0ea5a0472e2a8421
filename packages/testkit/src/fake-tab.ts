import type { FakeClock } from './fake-clock.ts'

/** One page of a browser: whatever reaches it from outside comes as a task, which a test can hold back or stop. */
export type FakeTab = {
  readonly name: string
  /** The clock as this page sees it; fits the client's `Clock` port. */
  readonly clock: Pick<FakeClock, 'now' | 'setTimeout' | 'clearTimeout'>
  isAlive(): boolean
  /** Runs a task of the page: later while it is frozen, never once it is dead. */
  run(task: () => void): void
  /** Something given from outside: a promise whose outcome comes as a task. */
  receive<T>(outcome: Promise<T>): Promise<T>
  /** As the browser does with pages nobody looks at: nothing runs, nothing is lost, until `thaw`. */
  freeze(): void
  thaw(): void
  /** Gone at once, as after a crash: with nothing said, and nothing tidied up but what the browser tidies up. */
  kill(): void
  onEnd(listener: () => void): void
}

export function createFakeTab(name: string, clock: FakeClock): FakeTab {
  let state: 'running' | 'frozen' | 'dead' = 'running'
  let held: (() => void)[] = []
  const endings: (() => void)[] = []

  function run(task: () => void) {
    if (state === 'running') task()
    else if (state === 'frozen') held.push(task)
  }

  return {
    name,
    run,
    clock: {
      now: clock.now,
      setTimeout: (task, delayMs) => clock.setTimeout(() => run(task), delayMs),
      clearTimeout: clock.clearTimeout,
    },
    isAlive: () => state !== 'dead',
    receive: outcome =>
      new Promise((resolve, reject) => {
        outcome.then(
          value => run(() => resolve(value)),
          error => run(() => reject(error)),
        )
      }),
    freeze() {
      if (state === 'running') state = 'frozen'
    },
    thaw() {
      if (state !== 'frozen') return
      state = 'running'
      const tasks = held
      held = []
      // Each in a turn of its own, as an event loop does it; what is frozen again meanwhile waits again.
      for (const task of tasks) clock.setTimeout(() => run(task), 0)
    },
    kill() {
      if (state === 'dead') return
      state = 'dead'
      held = []
      for (const listener of endings) listener()
    },
    onEnd: listener => void endings.push(listener),
  }
}
