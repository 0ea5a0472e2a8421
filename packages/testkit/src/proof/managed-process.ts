import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export type ManagedProcessOptions = {
  readonly name: string
  /** Starts it: the only processes that are ever signalled are those that come from here. */
  spawn(): ChildProcess
  /** True when it can do its work; asked again and again after a start. */
  isReady(): Promise<boolean>
  /** A start that ends by itself (nobody there to talk to) is tried again until then, as a supervisor would. */
  readonly readyWithinMs?: number
}

export type ManagedProcess = {
  readonly name: string
  readonly pid: number | undefined
  /** How it ended each time that it had been ready and nobody had asked it to end. */
  readonly crashes: readonly string[]
  /** Starts it if it is not running, and waits until it is ready. */
  start(): Promise<void>
  /** As a power cut would: SIGKILL, also of a paused one. */
  kill(): Promise<void>
  /** Stands still, with all its connections open. */
  pause(): void
  resume(): void
  /** Ends it in good order; with SIGKILL when it does not end within the grace. */
  stop(graceMs?: number): Promise<void>
}

const LOOK_EVERY_MS = 50
const START_AGAIN_MS = 500

/** What one start came to. */
type Run = {
  readonly child: ChildProcess
  readonly exited: Promise<void>
  isReady: boolean
  isEnding: boolean
}

/** A process that can be killed, paused and started again. It is known by its handle only, never by a number. */
export function manageProcess({
  name,
  spawn,
  isReady,
  readyWithinMs = 60_000,
}: ManagedProcessOptions): ManagedProcess {
  const crashes: string[] = []
  let run: Run | undefined

  const isRunning = () => run !== undefined && run.child.exitCode === null && run.child.signalCode === null

  function launch(): Run {
    const child = spawn()
    const exited = new Promise<void>(resolve => {
      const end = (how: unknown) => {
        if (started.isReady && !started.isEnding) crashes.push(String(how))
        resolve()
      }
      child.once('exit', (code, signal) => end(code ?? signal))
      child.once('error', end)
    })
    const started: Run = { child, exited, isReady: false, isEnding: false }
    return started
  }

  async function start() {
    const deadline = performance.now() + readyWithinMs
    for (;;) {
      if (!run || !isRunning()) run = launch()
      const { child } = run
      if (await isReady().catch(() => false)) break
      if (performance.now() > deadline)
        throw new Error(
          `${name} was not ready within ${readyWithinMs} ms (${child.exitCode ?? 'still starting'}).`,
        )
      await sleep(isRunning() ? LOOK_EVERY_MS : START_AGAIN_MS)
    }
    run.isReady = true
  }

  /** Ends it with these signals, one after the other. */
  async function end(...signals: readonly NodeJS.Signals[]) {
    if (!run || !isRunning()) return
    run.isEnding = true
    for (const signal of signals) run.child.kill(signal)
    await run.exited
  }

  return {
    name,
    crashes,
    start,
    get pid() {
      return isRunning() ? run?.child.pid : undefined
    },
    kill: () => end('SIGKILL'),
    pause: () => void run?.child.kill('SIGSTOP'),
    resume: () => void run?.child.kill('SIGCONT'),
    async stop(graceMs = 10_000) {
      const force = setTimeout(() => run?.child.kill('SIGKILL'), graceMs)
      await end('SIGCONT', 'SIGTERM')
      clearTimeout(force)
    },
  }
}
