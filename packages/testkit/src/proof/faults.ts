import { type FaultMode, PASS } from './fault-mode.ts'
import type { FaultProxy } from './fault-proxy.ts'
import type { ManagedProcess } from './managed-process.ts'

/** Something that can go wrong with one thing, and how it is put right again. */
export type Fault = {
  readonly kind: string
  /** What it happens to; one thing (with what belongs to it) has one fault at a time. */
  readonly target: string
  /** How long it lasts, in milliseconds: at least and at most. */
  readonly lastsMs: readonly [least: number, most: number]
  /** How often its kind comes for each time that the others come; once where nothing is said. */
  readonly turns?: number
  inject(): void | Promise<void>
  /** Resolves when the thing does its work again. */
  heal(): void | Promise<void>
}

/** `what` names the sort of thing in the kinds, as in 'node kill-9'. */
export const processFaults = (what: string, process: ManagedProcess): readonly Fault[] => [
  {
    kind: `${what} kill-9`,
    target: process.name,
    lastsMs: [0, 2_000],
    turns: 3,
    inject: () => process.kill(),
    heal: () => process.start(),
  },
  {
    kind: `${what} pause`,
    target: process.name,
    lastsMs: [500, 5_000],
    inject: () => process.pause(),
    heal: () => process.resume(),
  },
]

export function proxyFaults(
  what: string,
  proxy: FaultProxy,
  options: ProxyFaultOptions = {},
): readonly Fault[] {
  const { target = proxy.name, halfOpenMs = [1_000, 20_000] } = options
  const momentary = (kind: string, inject: () => void): Fault => ({
    kind: `${what} ${kind}`,
    target,
    lastsMs: [0, 0],
    inject,
    heal: () => undefined,
  })
  const lasting = (lastsMs: Fault['lastsMs'], mode: FaultMode, also?: () => void): Fault => ({
    kind: `${what} ${mode.kind}`,
    target,
    lastsMs,
    inject() {
      proxy.setMode(mode)
      also?.()
    },
    heal: () => proxy.setMode(PASS),
  })
  return [
    momentary('cut', proxy.cut),
    momentary('reset', proxy.reset),
    lasting(halfOpenMs, { kind: 'half-open' }),
    lasting([1_000, 4_000], { kind: 'latency', ms: 150, jitterMs: 250 }),
    lasting([1_000, 4_000], { kind: 'slow', bytesPerSecond: 20_000 }),
    lasting([500, 3_000], { kind: 'refuse' }, proxy.cut),
  ]
}

export type ProxyFaultOptions = {
  /** The thing that the line belongs to; absent: a thing of its own. */
  readonly target?: string
  readonly halfOpenMs?: Fault['lastsMs']
}
