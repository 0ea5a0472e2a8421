import { foldText } from '@mehfil/shared/fold'
import type { Profile, User } from '@mehfil/shared/person'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { type RecentWanted, readRecent } from '#feed/recent-page.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'

export type PeopleStore = ReturnType<typeof peopleStore>

type ProfileChanges = { displayName?: string | undefined; bio?: string | undefined }

/** SQL of people as others see them. */
export const peopleStore = (db: Db) => ({
  async idOf(handle: string): Promise<string | undefined> {
    const [found] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle))
    return found?.id
  },

  async profile(handle: string): Promise<Profile | undefined> {
    const shared = db
      .select({ count: sql`count(*)` })
      .from(thoughts)
      .where(and(eq(thoughts.authorId, people.id), isNull(thoughts.deletedAt)))
    const [row] = await db
      .select({ ...personColumns, ...pageColumns, thoughtCount: sql<number>`${shared}::int` })
      .from(people)
      .where(eq(people.handle, handle))
    if (row === undefined) return undefined
    const { bio, createdAt, thoughtCount, ...person } = row
    return { ...toPerson(person), bio, createdAt: createdAt.toISOString(), thoughtCount }
  },

  /** Those of the ids that exist, by id. */
  async find(ids: readonly string[]) {
    const rows = await db
      .select(personColumns)
      .from(people)
      .where(inArray(people.id, [...ids]))
    return Object.fromEntries(rows.map(row => [row.id, toPerson(row)]))
  },

  async user(id: string): Promise<User | undefined> {
    const [row] = await db.select(userColumns).from(people).where(eq(people.id, id))
    return row && toUser(row)
  },

  async edit(id: string, changes: ProfileChanges): Promise<User | undefined> {
    const { displayName } = changes
    const folded = displayName === undefined ? {} : { foldedName: foldText(displayName) }
    const [row] = await db
      .update(people)
      .set({ ...changes, ...folded })
      .where(eq(people.id, id))
      .returning(userColumns)
    return row && toUser(row)
  },

  thoughtsOf: (personId: string, wanted: RecentWanted) =>
    readRecent(db, eq(thoughts.authorId, personId), wanted),
})

const pageColumns = { bio: people.bio, createdAt: people.createdAt }
const userColumns = { ...personColumns, ...pageColumns, role: people.role }

type UserRow = { [Name in keyof typeof userColumns]: (typeof people.$inferSelect)[Name] }

function toUser({ bio, createdAt, role, ...person }: UserRow): User {
  return { ...toPerson(person), bio, createdAt: createdAt.toISOString(), role }
}
