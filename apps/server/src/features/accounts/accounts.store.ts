import { foldText } from '@mehfil/shared/fold'
import { portraitUrl } from '@mehfil/shared/media'
import type { User } from '@mehfil/shared/person'
import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { type Db, type Queryable, transaction } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { userSessions } from '#db/schema/user-sessions.ts'

export type AccountsStore = ReturnType<typeof createAccountsStore>

type NewAccount = { id: string; handle: string; displayName: string; passwordHash: string }
type Role = User['role']

/** Any number, as long as nothing else takes the same one. */
const FIRST_ACCOUNT_LOCK = 7_236_452

/** What a login compares with; `sessionEpoch` is read together with the hash, so that it is of the same moment. */
const CREDENTIALS = { id: people.id, passwordHash: people.passwordHash, sessionEpoch: people.sessionEpoch }

const USER = {
  id: people.id,
  handle: people.handle,
  displayName: people.displayName,
  avatar: people.avatar,
  bio: people.bio,
  role: people.role,
  createdAt: people.createdAt,
}

type UserRow = Pick<typeof people.$inferSelect, keyof typeof USER>

const toUser = ({ avatar, createdAt, ...row }: UserRow): User => ({
  ...row,
  avatarUrl: avatar && portraitUrl(avatar),
  createdAt: createdAt.toISOString(),
})

/** Someone who can log in; demo people cannot, and so do not count as the first account. */
const hasAccounts = async (db: Queryable): Promise<boolean> => {
  const found = await db.select({ id: people.id }).from(people).where(isNotNull(people.passwordHash)).limit(1)
  return found.length > 0
}

/** Only while there is nobody yet, one registration waits for the other: exactly one of them is the first. */
async function roleOfNewcomer(tx: Queryable): Promise<Role> {
  if (await hasAccounts(tx)) return 'member'
  await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})`)
  return (await hasAccounts(tx)) ? 'member' : 'admin'
}

const sessionsOf = (personId: string) => eq(sql`${userSessions.sess} ->> 'personId'`, personId)

export const createAccountsStore = (db: Db) => ({
  /** The new account; undefined, and nothing is written, if the handle is taken. Without a role, the first is admin. */
  create: (account: NewAccount, role?: Role) =>
    transaction(db, async tx => {
      const foldedName = foldText(account.displayName)
      const values = { ...account, foldedName, role: role ?? (await roleOfNewcomer(tx)) }
      const [made] = await tx
        .insert(people)
        .values(values)
        .onConflictDoNothing({ target: people.handle })
        .returning({ ...USER, sessionEpoch: people.sessionEpoch })
      if (!made) return undefined
      const { sessionEpoch, ...row } = made
      return { user: toUser(row), sessionEpoch }
    }),

  async credentialsOf(handle: string) {
    const [found] = await db.select(CREDENTIALS).from(people).where(eq(people.handle, handle))
    return found
  },

  async find(id: string): Promise<User | undefined> {
    const [found] = await db.select(USER).from(people).where(eq(people.id, id))
    return found && toUser(found)
  },

  async setRole(handle: string, role: Role): Promise<User | undefined> {
    const [found] = await db.update(people).set({ role }).where(eq(people.handle, handle)).returning(USER)
    return found && toUser(found)
  },

  /**
   * A new password under a new epoch, which voids every session there is (S2); their rows go too, but for the
   * one that is about to be renewed. Undefined if another change came first.
   */
  changePassword: (person: { id: string; sessionEpoch: number }, passwordHash: string, keptSession: string) =>
    transaction(db, async tx => {
      const [changed] = await tx
        .update(people)
        .set({ passwordHash, sessionEpoch: sql`${people.sessionEpoch} + 1` })
        .where(and(eq(people.id, person.id), eq(people.sessionEpoch, person.sessionEpoch)))
        .returning({ sessionEpoch: people.sessionEpoch })
      if (!changed) return undefined
      const publicId = sql<string>`${userSessions.sess} ->> 'publicId'`
      const ended = await tx
        .delete(userSessions)
        .where(and(sessionsOf(person.id), ne(publicId, keptSession)))
        .returning({ id: publicId })
      return { sessionEpoch: changed.sessionEpoch, endedSessions: ended.map(({ id }) => id) }
    }),
})
