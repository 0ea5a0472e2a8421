import type { Nemesis } from '@mehfil/testkit/proof/nemesis'
import type { LoadClient } from '../members/load-client.ts'

const EVERY_MS = 5_000

export type ProgressOptions = {
  readonly clients: readonly LoadClient[]
  readonly nemesis: Nemesis
  say(line: string): void
}

/** A line every few seconds: who watches a run of ten minutes wants to see that it lives. */
export function startProgress({ clients, nemesis, say }: ProgressOptions): { stop(): void } {
  const started = performance.now()
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1_000)
    const pages = clients.map(client => client.client())
    const connected = pages.filter(page => page.connection.get().kind === 'connected').length
    const waiting = pages.reduce((sum, page) => sum + page.outbox.entries.get().length, 0)
    const faults = Object.values(nemesis.counts()).reduce((sum, count) => sum + count, 0)
    const open = nemesis.open().map(({ kind, target }) => `${kind} (${target})`)
    say(
      `${seconds} s: ${connected} of ${clients.length} connected, ${waiting} cards waiting, ` +
        `${faults} faults; now ${open.join(', ') || 'none'}`,
    )
  }, EVERY_MS)
  return { stop: () => clearInterval(timer) }
}
