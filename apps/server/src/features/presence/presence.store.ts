import type { People } from '@mehfil/shared/person'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { memberships } from '#db/schema/topics.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'

export type PresenceStore = ReturnType<typeof presenceStore>

export const presenceStore = (db: Db) => ({
  async isMember(topicId: string, personId: string): Promise<boolean> {
    const found = await db
      .select({ topicId: memberships.topicId })
      .from(memberships)
      .where(and(eq(memberships.topicId, topicId), eq(memberships.personId, personId)))
    return found.length > 0
  },

  async peopleOf(ids: readonly string[]): Promise<People> {
    if (ids.length === 0) return {}
    const rows = await db
      .select(personColumns)
      .from(people)
      .where(inArray(people.id, [...ids]))
    return Object.fromEntries(rows.map(row => [row.id, toPerson(row)]))
  },
})
