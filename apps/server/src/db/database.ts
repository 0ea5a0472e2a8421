import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'

export type Db = NodePgDatabase

export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

/** For a store's function that works in a transaction and outside of one alike. */
export type Queryable = Db | Transaction

/** What the rest of the server gets of the database. */
export interface Database {
  /** With the password in it: never for a log. For whoever needs a connection of its own (LISTEN). */
  url: string
  pool: Pool
  db: Db
  /** Ends the pool, then the embedded database if there is one. */
  stop: () => Promise<void>
}

export const createDb = (pool: Pool): Db => drizzle(pool)

/** All of `work` or nothing. It may use `tx` only: `db` itself would be another connection, outside of it. */
export const transaction = <T>(db: Db, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.transaction(work)
