import { LIMITS } from '@mehfil/shared/limits'
import type { NotificationCount, NotificationSettings, TopicNotifications } from '@mehfil/shared/notification'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Db, Queryable } from '#db/database.ts'
import { pageOf } from '#db/keyset.ts'
import { notificationMarks } from '#db/schema/notifications.ts'
import { memberships } from '#db/schema/topics.ts'
import { NOTHING_TOLD, readCounts, readNamed, readRows, toNotification } from './notice-rows.store.ts'

export type NoticesWanted = { limit: number; below: number | undefined }

const ALL_KINDS = { mention: true, reply: true, reaction: true, follow: true }

/** SQL of what members see of their notices. */
export function notificationsStore(db: Db) {
  const countOf = async (tx: Queryable, personId: string): Promise<NotificationCount> =>
    (await readCounts(tx, [personId])).get(personId) ?? NOTHING_TOLD

  async function settings(personId: string): Promise<NotificationSettings> {
    const [mark, chosen] = await Promise.all([
      db
        .select({ kinds: notificationMarks.kinds })
        .from(notificationMarks)
        .where(eq(notificationMarks.personId, personId)),
      db
        .select({ topicId: memberships.topicId, tells: memberships.tells })
        .from(memberships)
        .where(and(eq(memberships.personId, personId), ne(memberships.tells, 'all'))),
    ])
    const topics = Object.fromEntries(chosen.map(({ topicId, tells }) => [topicId, tells]))
    return { kinds: { ...ALL_KINDS, ...mark[0]?.kinds }, topics }
  }

  return {
    settings,
    count: (personId: string) => countOf(db, personId),

    async list(personId: string, { limit, below }: NoticesWanted) {
      const isBelow = below === undefined ? sql`true` : sql`notice.number < ${below}`
      const rows = await readRows(db, sql`notice.person_id = ${personId} and ${isBelow}`, limit + 1)
      const { page, last } = pageOf(rows, limit)
      return { notifications: page.map(toNotification), people: await readNamed(db, page), last }
    },

    /** Her mark is never beyond what there is; undefined when it was there already. */
    read: (personId: string, upTo: number): Promise<NotificationCount | undefined> =>
      db.transaction(async tx => {
        const moved = await tx
          .update(notificationMarks)
          .set({ readUpTo: sql`least(${upTo}::bigint, ${notificationMarks.number})` })
          .where(
            and(
              eq(notificationMarks.personId, personId),
              sql`${notificationMarks.readUpTo} < least(${upTo}::bigint, ${notificationMarks.number})`,
            ),
          )
          .returning({ personId: notificationMarks.personId })
        return moved.length > 0 ? await countOf(tx, personId) : undefined
      }),

    async setKinds(personId: string, kinds: object): Promise<void> {
      const merged = sql`${notificationMarks.kinds} || ${JSON.stringify(kinds)}::jsonb`
      await db
        .insert(notificationMarks)
        .values({ personId, kinds })
        .onConflictDoUpdate({ target: notificationMarks.personId, set: { kinds: merged } })
    },

    /** False where she has not joined it. */
    async setTopic(personId: string, topicId: string, tells: TopicNotifications): Promise<boolean> {
      const set = await db
        .update(memberships)
        .set({ tells })
        .where(and(eq(memberships.personId, personId), eq(memberships.topicId, topicId)))
        .returning({ topicId: memberships.topicId })
      return set.length > 0
    },

    /** Some of what nothing was added to for so long; true when there may be more. */
    async forgetOld(keptMs: number): Promise<boolean> {
      const { rowCount } = await db.execute(sql`
        delete from notifications where id in (
          select id from notifications where at < now() - make_interval(secs => ${keptMs / 1_000})
          order by at limit ${LIMITS.page})`)
      return (rowCount ?? 0) === LIMITS.page
    },
  }
}

export type NotificationsStore = ReturnType<typeof notificationsStore>
