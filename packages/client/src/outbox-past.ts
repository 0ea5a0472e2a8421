import type { OutboxNews } from './outbox-news.ts'

/** Outcomes remembered, against a second click and late news. */
const REMEMBERED = 500

export type Outcome = Extract<OutboxNews, { kind: 'outbox-written' | 'outbox-dropped' }>

/** What became of entries that have left: news of them that come late must not bring their cards back. */
export type OutboxPast = {
  add(outcome: Outcome): void
  /** How the entry of this order ended; undefined while it has not. */
  outcomeOf(clientId: string, order: number): Outcome | undefined
  wasWritten(clientId: string): boolean
  /** True when this thought is the outcome of an entry. */
  knows(thoughtId: string): boolean
}

export function createOutboxPast(): OutboxPast {
  const outcomes = new Map<string, Outcome>()
  const thoughts = new Map<string, true>()
  const wasWritten = (clientId: string) => outcomes.get(clientId)?.kind === 'outbox-written'
  return {
    wasWritten,
    knows: thoughtId => thoughts.has(thoughtId),
    add(outcome) {
      if (wasWritten(outcome.clientId)) return
      remember(outcomes, outcome.clientId, outcome)
      if (outcome.kind === 'outbox-written') remember(thoughts, outcome.thought.id, true)
    },
    outcomeOf(clientId, order) {
      const outcome = outcomes.get(clientId)
      // Taken back, and given in again since.
      return outcome?.kind === 'outbox-dropped' && outcome.order < order ? undefined : outcome
    },
  }
}

function remember<T>(past: Map<string, T>, id: string, what: T) {
  past.set(id, what)
  const [oldest] = past.keys()
  if (past.size > REMEMBERED && oldest !== undefined) past.delete(oldest)
}
