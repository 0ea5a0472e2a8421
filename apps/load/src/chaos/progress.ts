import type { Nemesis } from '@mehfil/testkit/proof/nemesis'
import type { LoadClient } from '../members/load-client.ts'
import type { OpenLoop } from '../members/open-loop.ts'

const EVERY_MS = 5_000

export type ProgressOptions = {
  readonly clients: readonly LoadClient[]
  readonly nemeses: readonly Nemesis[]
  readonly loop: OpenLoop
  say(line: string): void
}

export type Progress = {
  /** Memory of this process at its highest, in bytes, as seen every few seconds. */
  peakRssBytes(): number
  stop(): void
}

/** A line every few seconds: who watches a run of ten minutes wants to see that it lives. */
export function startProgress({ clients, nemeses, loop, say }: ProgressOptions): Progress {
  const started = performance.now()
  let peakRssBytes = 0
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1_000)
    const pages = clients.map(client => client.client())
    const connected = pages.filter(page => page.connection.get().kind === 'connected').length
    const waiting = pages.reduce((sum, page) => sum + page.outbox.entries.get().length, 0)
    const counts = nemeses.flatMap(nemesis => Object.values(nemesis.counts()))
    const faults = counts.reduce((sum, count) => sum + count, 0)
    const open = nemeses.flatMap(nemesis => nemesis.open()).map(({ kind, target }) => `${kind} (${target})`)
    const rssBytes = process.memoryUsage.rss()
    peakRssBytes = Math.max(peakRssBytes, rssBytes)
    say(
      `${seconds} s: ${connected} of ${clients.length} connected, ${waiting} cards waiting, ` +
        `${faults} faults, late by ${Math.round(loop.worstLagMs())} ms at worst, ${Math.round(rssBytes / 1e6)} MB; ` +
        `now ${open.join(', ') || 'none'}`,
    )
  }, EVERY_MS)
  return { peakRssBytes: () => peakRssBytes, stop: () => clearInterval(timer) }
}
