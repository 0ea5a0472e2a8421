import { foldText } from '@mehfil/shared/fold'
import type { Profile, User } from '@mehfil/shared/person'
import { and, eq, inArray, isNull, not, type SQLWrapper, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { follows } from '#db/schema/relations.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { memberships } from '#db/schema/topics.ts'
import { blocksPerson } from '#feed/blocked.ts'
import { type RecentWanted, readRecent } from '#feed/recent-page.ts'
import { readRelation } from '#feed/relation.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'

export type PeopleStore = ReturnType<typeof peopleStore>

type ProfileChanges = { displayName?: string | undefined; bio?: string | undefined }

/** SQL of people as others see them. */
export const peopleStore = (db: Db) => ({
  /** Who has this handle, and who of her and the one who asks blocks the other. */
  async find(handle: string, viewerId: string | undefined) {
    const block = (who: SQLWrapper | string, whom: SQLWrapper | string) =>
      viewerId === undefined ? sql<boolean>`false` : blocksPerson(db, who, whom)
    const [found] = await db
      .select({
        id: people.id,
        blocksViewer: block(people.id, viewerId ?? ''),
        isBlocked: block(viewerId ?? '', people.id),
      })
      .from(people)
      .where(eq(people.handle, handle))
    return found
  },

  /** A member's page as somebody sees it; `viewerId` undefined: a guest. There is none of whoever blocks the viewer. */
  async profile(handle: string, viewerId: string | undefined): Promise<Profile | undefined> {
    const [row] = await db
      .select({ ...personColumns, ...pageColumns, ...counts(db) })
      .from(people)
      .where(and(eq(people.handle, handle), isSeenBy(db, viewerId)))
    if (row === undefined) return undefined
    const { id, handle: own, displayName, avatar, createdAt, ...rest } = row
    const relation = viewerId === undefined || viewerId === id ? null : await readRelation(db, viewerId, id)
    const person = toPerson({ id, handle: own, displayName, avatar })
    return { ...person, ...rest, createdAt: createdAt.toISOString(), relation }
  },

  /** Those of the ids that exist and do not block the viewer, by id. */
  async byId(ids: readonly string[], viewerId: string | undefined) {
    const rows = await db
      .select(personColumns)
      .from(people)
      .where(and(inArray(people.id, [...ids]), isSeenBy(db, viewerId)))
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

/** Whoever does not block the one who asks. */
const isSeenBy = (db: Db, viewerId: string | undefined) =>
  viewerId === undefined ? undefined : not(blocksPerson(db, people.id, viewerId))

/** How many, each as a query of its own over an index. */
const counts = (db: Db) => {
  const count = { count: sql`count(*)` }
  const each = {
    thoughtCount: db
      .select(count)
      .from(thoughts)
      .where(and(eq(thoughts.authorId, people.id), isNull(thoughts.deletedAt))),
    followerCount: db.select(count).from(follows).where(eq(follows.followedId, people.id)),
    followingCount: db.select(count).from(follows).where(eq(follows.personId, people.id)),
    topicCount: db.select(count).from(memberships).where(eq(memberships.personId, people.id)),
  }
  return {
    thoughtCount: sql<number>`${each.thoughtCount}::int`,
    followerCount: sql<number>`${each.followerCount}::int`,
    followingCount: sql<number>`${each.followingCount}::int`,
    topicCount: sql<number>`${each.topicCount}::int`,
  }
}

const pageColumns = { bio: people.bio, createdAt: people.createdAt }
const userColumns = { ...personColumns, ...pageColumns, role: people.role }

type UserRow = { [Name in keyof typeof userColumns]: (typeof people.$inferSelect)[Name] }

function toUser({ bio, createdAt, role, ...person }: UserRow): User {
  return { ...toPerson(person), bio, createdAt: createdAt.toISOString(), role }
}
