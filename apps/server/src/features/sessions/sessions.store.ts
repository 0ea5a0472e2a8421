import { LIMITS, TIMES } from '@mehfil/shared/limits'
import type { Session } from '@mehfil/shared/session'
import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { userSessions } from '#db/schema/user-sessions.ts'

export type SessionsStore = ReturnType<typeof createSessionsStore>

// Written out, not parameters: only so does Postgres see the expression of the index.
const publicId = sql<string>`${userSessions.sess} ->> 'publicId'`
const userAgent = sql<string>`${userSessions.sess} ->> 'userAgent'`
const epoch = sql<number>`(${userSessions.sess} ->> 'epoch')::int`
const isOf = (personId: string) => eq(sql`${userSessions.sess} ->> 'personId'`, personId)

/** A use moves the end by so much, as long as the session may last that long: in its last days this is the last that was noted. */
const seenAt = ({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }) =>
  new Date(Math.max(createdAt.getTime(), expiresAt.getTime() - TIMES.sessionIdle))

export const createSessionsStore = (db: Db) => {
  /** The rows are gone once this is back; what is returned are the sessions' outside names. */
  const end = async (which: SQL | undefined): Promise<string[]> => {
    const ended = await db.delete(userSessions).where(which).returning({ id: publicId })
    return ended.map(({ id }) => id)
  }
  return {
    /** Those that hold, by the database's clock and the person's epoch (S2), newest first; older ones than a page can be ended all together. */
    async list(personId: string): Promise<Array<Omit<Session, 'current'>>> {
      const rows = await db
        .select({
          id: publicId,
          userAgent,
          createdAt: userSessions.createdAt,
          expiresAt: userSessions.expire,
        })
        .from(userSessions)
        .innerJoin(people, eq(people.id, personId))
        .where(and(isOf(personId), gt(userSessions.expire, sql`now()`), eq(epoch, people.sessionEpoch)))
        .orderBy(desc(userSessions.createdAt))
        .limit(LIMITS.page)
      return rows.map(row => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        seenAt: seenAt(row).toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      }))
    },

    end: (personId: string, sessionId: string) => end(and(isOf(personId), eq(publicId, sessionId))),

    endOthers: (personId: string, keptId: string) => end(and(isOf(personId), ne(publicId, keptId))),
  }
}
