import type { PoolClient } from 'pg'

export interface SlowQuery {
  /** The statement without its values: two runs of one query read the same, and nothing of a person is in it. */
  fingerprint: string
  ms: number
}

const LONGEST_FINGERPRINT = 300

export const fingerprintOf = (text: string) =>
  text
    .slice(0, 4 * LONGEST_FINGERPRINT)
    .replace(/'[^']*'/g, '?')
    .replace(/\b\d+(\.\d+)?\b/g, '?')
    .replace(/\$\?/g, '$n')
    .replace(/(\$n|\?)(\s*,\s*(\$n|\?))+/g, '$1, …')
    .replace(/(\([^()]*\))(\s*,\s*\([^()]*\))+/g, '$1, …')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_FINGERPRINT)

const textOf = (query: unknown) => {
  if (typeof query === 'string') return query
  const text = (query as { text?: unknown } | null)?.text
  return typeof text === 'string' ? text : '(unnamed)'
}

/** Times every statement of a connection, in both of pg's styles: with a callback, or returning a promise. */
export const timeQueries = (client: PoolClient, slowMs: number, onSlow: (query: SlowQuery) => void) => {
  const run = client.query.bind(client) as (...args: unknown[]) => unknown
  const timed = (...args: unknown[]) => {
    const started = performance.now()
    const finished = () => {
      const ms = performance.now() - started
      if (ms >= slowMs) onSlow({ fingerprint: fingerprintOf(textOf(args[0])), ms: Math.round(ms) })
    }
    const last = args.at(-1)
    if (typeof last === 'function') {
      const answer = (...results: unknown[]) => {
        finished()
        last(...results)
      }
      return run(...args.slice(0, -1), answer)
    }
    const result = run(...args)
    if (result instanceof Promise) result.then(finished, finished)
    return result
  }
  client.query = timed as typeof client.query
}
