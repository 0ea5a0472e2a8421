/** Ids remembered, against a second click and late news. */
const REMEMBERED = 500

/** What has left the outbox: news of it that come late must not bring its card back. */
export type OutboxPast = {
  /** Written for good; never to be sent again. */
  settle(id: string): void
  wasSettled(id: string): boolean
  /** Taken back, as it was at `order`. */
  drop(clientId: string, order: number): void
  /** True when an entry of this order is over. */
  isOver(clientId: string, order: number): boolean
}

export function createOutboxPast(): OutboxPast {
  const settled = new Map<string, true>()
  const dropped = new Map<string, number>()
  return {
    settle: id => remember(settled, id, true),
    wasSettled: id => settled.has(id),
    drop: (clientId, order) => remember(dropped, clientId, order),
    isOver: (clientId, order) => settled.has(clientId) || order <= (dropped.get(clientId) ?? -1),
  }
}

function remember<T>(past: Map<string, T>, id: string, what: T) {
  past.set(id, what)
  const [oldest] = past.keys()
  if (past.size > REMEMBERED && oldest !== undefined) past.delete(oldest)
}
