import type { Pool, PoolClient } from 'pg'

/** What pg keeps to itself, and nothing else tells: the statement that it waits for, and the socket. */
type Inner = { _activeQuery: unknown; connection: { stream: import('node:net').Socket } }

/**
 * A server that hangs keeps its connections open and says nothing for ever. The connection is ended, not only
 * the statement: what would be sent on it next, a ROLLBACK first of all, would hang in turn.
 */
export const cutWhenSilent = (client: PoolClient, patienceMs: number): void => {
  const inner = client as unknown as Inner
  const { stream } = inner.connection
  stream.setTimeout(patienceMs, () => {
    // Silence between statements is no fault.
    if (!inner._activeQuery) return
    const silence = new Error(`The database said nothing for ${patienceMs} ms`)
    stream.destroy(Object.assign(silence, { code: 'ETIMEDOUT' }))
  })
}

/**
 * A connection that is lost while somebody has it goes back to the pool by itself: drizzle keeps the one whose
 * BEGIN failed, and each of them would be missing until the process ends. Giving it back again does nothing.
 */
export const giveBackWhenLost = (pool: Pool): void => {
  const taken = new Set<PoolClient>()
  pool.on('acquire', client => taken.add(client))
  pool.on('release', (_error, client) => taken.delete(client))
  pool.on('connect', client => {
    client.once('end', () => {
      if (!taken.has(client)) return
      client.release(true)
      client.release = () => undefined
    })
  })
}
