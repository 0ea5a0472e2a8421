import type { Log } from './log.ts'

export interface Shutdown {
  /** Hooks run one after the other, the newest first: what was started last rests on what was started before. */
  add: (name: string, stop: () => Promise<void>) => void
  /** Runs every hook once; a second call waits for the same end. */
  run: () => Promise<void>
}

const timeLimit = (ms: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms).unref()
  })

/** A hook that fails or hangs is logged and passed over: the ones after it still have to run. */
export const createShutdown = ({
  log,
  hookTimeoutMs = 30_000,
}: {
  log: Log
  hookTimeoutMs?: number
}): Shutdown => {
  const hooks: Array<{ name: string; stop: () => Promise<void> }> = []
  let ending: Promise<void> | undefined
  const runAll = async () => {
    for (let hook = hooks.pop(); hook; hook = hooks.pop()) {
      try {
        await Promise.race([hook.stop(), timeLimit(hookTimeoutMs)])
      } catch (error) {
        log.error({ event: 'stop-failed', part: hook.name, err: error }, `Stopping ${hook.name} failed`)
      }
    }
  }
  return {
    add: (name, stop) => {
      hooks.push({ name, stop })
    },
    run: () => {
      ending ??= runAll()
      return ending
    },
  }
}
