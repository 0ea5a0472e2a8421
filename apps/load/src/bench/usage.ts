import { readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { descendantsOf } from '@mehfil/testkit/proof/process-tree'

/** Shares of one core, but for `others`: a share of the whole machine. */
export type Usage = {
  readonly server: number
  readonly generator: number
  /** Everything that belongs to neither the server, the database nor us. */
  readonly others: number
  /** How late the generator was at worst, in ms. */
  readonly generatorLagMs: number
}

/** The generator was the bottleneck, or the machine had other work: the round shows nothing. */
export function voidReasonOf({ generator, others, generatorLagMs }: Usage): string | undefined {
  if (generatorLagMs > 20) return `the generator was late by ${generatorLagMs.toFixed(0)} ms`
  if (generator > 0.85) return `the generator took ${(generator * 100).toFixed(0)} % of a core`
  if (others > 0.15) return `others took ${(others * 100).toFixed(0)} % of the machine`
  return undefined
}

/** Measures until the answer is called. The server may be absent: then everything else that is ours is the database. */
export function startUsage(serverPid?: number): () => Usage {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const before = sample(serverPid)
  return () => {
    lag.disable()
    const after = sample(serverPid)
    const wallMs = after.at - before.at
    const share = (name: 'server' | 'generator') => (after[name] - before[name]) / wallMs
    const busy = after.busy - before.busy
    const ours = after.ours - before.ours
    return {
      server: share('server'),
      generator: share('generator'),
      others: Math.max(0, busy - ours) / (wallMs * cpus().length),
      generatorLagMs: lag.max / 1e6,
    }
  }
}

/** CPU times in ms. */
function sample(serverPid: number | undefined) {
  const children = descendantsOf(process.pid)
  const used = process.cpuUsage()
  return {
    at: performance.now(),
    server: serverPid === undefined ? 0 : threadsMs(serverPid),
    generator: (used.user + used.system) / 1_000,
    ours: [process.pid, ...children].reduce((sum, pid) => sum + threadsMs(pid), 0),
    busy: busyMs(),
  }
}

/** By the scheduler's own clock, in ns, of all threads of a process; 0 of one that has ended. */
function threadsMs(pid: number): number {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    const ns = tasks.map(task =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
    )
    return ns.reduce((sum, time) => sum + time, 0) / 1e6
  } catch {
    return 0
  }
}

/** All cores together, since the machine started; the kernel counts in hundredths of a second. */
function busyMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softirq) * 10
}
