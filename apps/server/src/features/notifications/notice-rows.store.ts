import { LIMITS } from '@mehfil/shared/limits'
import type { Notification, NotificationCount, NotificationKind } from '@mehfil/shared/notification'
import type { People } from '@mehfil/shared/person'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { excerptOf } from '@mehfil/shared/text'
import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/database.ts'
import { notificationMarks, notificationPeople, notifications } from '#db/schema/notifications.ts'
import { people } from '#db/schema/people.ts'
import { blocks, mutes } from '#db/schema/relations.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topics } from '#db/schema/topics.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'

type Row = {
  personId: string
  id: string
  number: number
  kind: NotificationKind
  at: number
  isRead: boolean
  personIds: string[]
  count: number
  reactions: ReactionKind[] | null
  thoughtId: string | null
  seq: number
  topicId: string
  topicSlug: string
  topicName: string
  beginning: string | null
}

/** Characters from which an excerpt is cut: more than it has, for one that a person counts may be many. */
const BEGINNING = LIMITS.noticeExcerpt * 12

/** Told apart when it is read: whom she mutes or blocks later is not shown from then on, and comes back when she does not. */
export const isHidden = (reader: SQL, other: SQL) => sql`(
  exists (select 1 from ${mutes} where person_id = ${reader} and muted_id = ${other})
  or exists (select 1 from ${blocks} where person_id = ${reader} and blocked_id = ${other})
  or exists (select 1 from ${blocks} where person_id = ${other} and blocked_id = ${reader}))`

/** People of a row `notice` whom its reader may see. */
const shownPeople = sql`${notificationPeople} who where who.notification_id = notice.id
  and not ${isHidden(sql`notice.person_id`, sql`who.person_id`)}`

/** Of a row `notice` with its `thought`: what was erased tells nothing any more (D9), and a row without people neither. */
const isShown = sql`(notice.thought_id is null or thought.deleted_at is null) and exists (select 1 from ${shownPeople})`

/** Rows as they are now, the newest first; `which` says of which, in terms of `notice`. */
export async function readRows(db: Queryable, which: SQL, limit: number): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select notice.person_id as "personId", notice.id, notice.number::float8 as number, notice.kind,
      (extract(epoch from notice.at) * 1000)::float8 as at, notice.number <= mark.read_up_to as "isRead",
      seen.ids as "personIds", seen.count, given.kinds as reactions,
      thought.id as "thoughtId", thought.seq::float8 as seq, thought.topic_id as "topicId",
      topic.slug as "topicSlug", topic.name as "topicName", left(thought.body, ${BEGINNING}) as beginning
    from ${notifications} notice
    join ${notificationMarks} mark on mark.person_id = notice.person_id
    left join ${thoughts} thought on thought.id = notice.thought_id
    left join ${topics} topic on topic.id = thought.topic_id
    cross join lateral (
      select count(*)::int as count,
        (array_agg(who.person_id order by who.at desc, who.person_id))[1:${LIMITS.noticedPeople}::int] as ids
      from ${shownPeople}) seen
    left join lateral (
      select array_agg(reaction order by times desc, reaction) as kinds
      from (select who.reaction, count(*) as times from ${shownPeople} and who.reaction is not null group by who.reaction) each
    ) given on notice.kind = 'reaction'
    where ${which} and ${isShown}
    order by notice.number desc limit ${limit}`)
  return rows
}

export const toNotification = (row: Row): Notification => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  personIds: row.personIds,
  count: row.count,
  thought:
    row.thoughtId === null
      ? null
      : {
          id: row.thoughtId,
          seq: row.seq,
          topicId: row.topicId,
          topicSlug: row.topicSlug,
          topicName: row.topicName,
          excerpt: excerptOf(row.beginning ?? '', LIMITS.noticeExcerpt),
        },
  reactions: row.reactions ?? [],
  at: new Date(row.at).toISOString(),
  isRead: row.isRead,
})

/** Whoever is named in these rows. */
export async function readNamed(db: Queryable, rows: readonly Pick<Row, 'personIds'>[]): Promise<People> {
  const ids = [...new Set(rows.flatMap(({ personIds }) => personIds))]
  if (ids.length === 0) return {}
  const found = await db.select(personColumns).from(people).where(inArray(people.id, ids))
  return Object.fromEntries(found.map(row => [row.id, toPerson(row)]))
}

/** All of one moment: it is one statement. Nobody was told anything of whom there is no mark. */
export async function readCounts(
  db: Queryable,
  personIds: readonly string[],
): Promise<Map<string, NotificationCount>> {
  const { rows } = await db.execute<NotificationCount & { personId: string }>(sql`
    select mark.person_id as "personId", mark.number::float8 as number, mark.read_up_to::float8 as "readUpTo", (
      select count(*)::int from ${notifications} notice
      left join ${thoughts} thought on thought.id = notice.thought_id
      where notice.person_id = mark.person_id and notice.number > mark.read_up_to and ${isShown}) as unread
    from ${notificationMarks} mark
    where mark.person_id = any(${sql.param([...personIds])}::uuid[])`)
  return new Map(rows.map(({ personId, ...count }) => [personId, count]))
}

export const NOTHING_TOLD: NotificationCount = { unread: 0, readUpTo: 0, number: 0 }
