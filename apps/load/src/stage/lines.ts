import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { PASS } from '@mehfil/testkit/proof/fault-mode'
import type { FaultProxy } from '@mehfil/testkit/proof/fault-proxy'
import type { LineAnswer, LineOrder, LineOrderBody } from '../line-process.ts'

export type Lines = {
  /** A fault proxy that leads to these ports of 127.0.0.1 in turn. */
  open(name: string, targets: readonly number[]): Promise<FaultProxy>
  stop(): Promise<void>
}

/**
 * A process that holds fault proxies. In the process of the clients every answer of the database, too, would wait
 * until all of them have read theirs. It ends with us.
 */
export function startLines(): Lines {
  const child = fork(fileURLToPath(new URL('../line-process.ts', import.meta.url)), {
    execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')],
  })
  const waiting = new Map<number, (answer: LineAnswer) => void>()
  let orders = 0
  child.on('message', (answer: LineAnswer) => {
    waiting.get(answer.order)?.(answer)
    waiting.delete(answer.order)
  })

  function ask(order: LineOrderBody): Promise<LineAnswer> {
    const number = ++orders
    if (child.connected) child.send({ ...order, order: number } satisfies LineOrder)
    return new Promise(resolve => waiting.set(number, resolve))
  }

  return {
    async open(name, targets) {
      const { line, port } = await ask({ kind: 'open', name, targets })
      let mode = PASS
      let connections = 0
      const tell = (order: LineOrderBody) => {
        void ask(order).then(answer => {
          connections = answer.connections
        })
      }
      return {
        name,
        port,
        get mode() {
          return mode
        },
        /** As of the last order. */
        get connections() {
          return connections
        },
        setMode(next) {
          mode = next
          tell({ kind: 'mode', line, mode })
        },
        cut: () => tell({ kind: 'cut', line }),
        reset: () => tell({ kind: 'reset', line }),
        stop: async () => void (await ask({ kind: 'stop', line })),
      }
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
