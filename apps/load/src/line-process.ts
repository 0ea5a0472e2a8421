import type { FaultMode } from '@mehfil/testkit/proof/fault-mode'
import { type FaultProxy, startFaultProxy } from '@mehfil/testkit/proof/fault-proxy'

// Holds fault proxies for a run that has started this with a channel (stage/lines.ts).

export type LineOrderBody =
  | { readonly kind: 'open'; readonly name: string; readonly targets: readonly number[] }
  | { readonly kind: 'mode'; readonly line: number; readonly mode: FaultMode }
  | { readonly kind: 'cut' | 'reset' | 'stop'; readonly line: number }

export type LineOrder = LineOrderBody & { readonly order: number }

export type LineAnswer = {
  readonly order: number
  readonly line: number
  readonly port: number
  readonly connections: number
}

const lines: FaultProxy[] = []

function open(name: string, targets: readonly number[]): Promise<FaultProxy> {
  // Lines that are opened one after the other begin with different ones.
  let turn = lines.length
  const target = () => ({ port: targets[turn++ % targets.length] as number })
  return startFaultProxy({ name, target, random: Math.random })
}

async function follow(order: LineOrder): Promise<LineAnswer> {
  if (order.kind === 'open') lines.push(await open(order.name, order.targets))
  const number = order.kind === 'open' ? lines.length - 1 : order.line
  const line = lines[number]
  if (!line) throw new Error(`There is no line ${number}.`)
  if (order.kind === 'mode') line.setMode(order.mode)
  if (order.kind === 'cut') line.cut()
  if (order.kind === 'reset') line.reset()
  if (order.kind === 'stop') await line.stop()
  return { order: order.order, line: number, port: line.port, connections: line.connections }
}

process.on('message', (order: LineOrder) => {
  void follow(order).then(answer => process.connected && process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))
// Ctrl-C is meant for the run, which ends this when everything else has ended.
process.on('SIGINT', () => undefined)
