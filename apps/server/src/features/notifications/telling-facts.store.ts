import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { notificationMarks, notificationPeople, notifications, untold } from '#db/schema/notifications.ts'
import { people } from '#db/schema/people.ts'
import { follows } from '#db/schema/relations.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import { memberships } from '#db/schema/topics.ts'
import { isHidden } from './notice-rows.store.ts'
import type { Concern, Deed, Facts, ToldThought } from './notifications.rules.ts'

/** Deeds of one step: what is done to one person is told at once, and one step is short. */
export const STEP = 500

/** Takes them away; those that another node has taken are not waited for. */
export async function takeDeeds(tx: Transaction): Promise<Deed[]> {
  const { rows } = await tx.execute<Deed & { id: number }>(sql`
    delete from ${untold} where id = any(array(
      select id from ${untold} order by id limit ${STEP} for update skip locked))
    returning id::float8 as id, kind, by_id as "byId", thought_id as "thoughtId", followed_id as "followedId", handles`)
  return rows.toSorted((one, other) => one.id - other.id)
}

/** Those that are not erased. */
export async function readThoughts(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, ToldThought>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.execute<ToldThought>(sql`
    select thought.id, thought.author_id as "authorId", thought.topic_id as "topicId", replied.author_id as "repliedId"
    from ${thoughts} thought left join ${thoughts} replied on replied.id = thought.reply_to_id
    where thought.id = any(${sql.param([...ids])}::uuid[]) and thought.deleted_at is null`)
  return new Map(rows.map(thought => [thought.id, thought]))
}

export async function readHandles(tx: Transaction, handles: readonly string[]): Promise<Map<string, string>> {
  if (handles.length === 0) return new Map()
  const found = await tx
    .select({ id: people.id, handle: people.handle })
    .from(people)
    .where(inArray(people.handle, [...handles]))
  return new Map(found.map(({ id, handle }) => [handle, id]))
}

/** Whoever was told something of these thoughts; what another node is about to tell of them is waited for. */
export async function readTold(tx: Transaction, thoughtIds: readonly string[]): Promise<string[]> {
  if (thoughtIds.length === 0) return []
  await tx
    .select({ id: untold.id })
    .from(untold)
    .where(inArray(untold.thoughtId, [...thoughtIds]))
    .for('update')
  const found = await tx
    .selectDistinct({ personId: notifications.personId })
    .from(notifications)
    .where(inArray(notifications.thoughtId, [...thoughtIds]))
  return found.map(({ personId }) => personId)
}

/** With the last number given to each. In one order on every node, so that nobody waits for one who waits for her. */
export async function lockMarks(tx: Transaction, personIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ id: string; number: number }>(sql`
    insert into ${notificationMarks} as mark (person_id)
    select id from ${people} where id = any(${sql.param([...personIds])}::uuid[]) order by id
    on conflict (person_id) do update set number = mark.number
    returning person_id as id, number::float8 as number`)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** How things stand with each of them now: to be asked under the locks, so that who is told last is told what is so. */
export async function readFacts(tx: Transaction, concerns: readonly Concern[]): Promise<Facts[]> {
  const column = (read: (concern: Concern) => string | null) => sql.param(concerns.map(read))
  const { rows } = await tx.execute<Facts>(sql`
    select
      case concern.kind
        when 'reaction' then given.kind is not null
        when 'follow' then exists (select 1 from ${follows}
          where person_id = concern.by_id and followed_id = concern.person_id)
        else true end as "isSo",
      given.kind as reaction,
      ${isHidden(sql`concern.person_id`, sql`concern.by_id`)} as "isHidden",
      case when member.is_muted then 'none' else member.tells end as tells,
      mark.kinds,
      coalesce(about.id, unread.id) as "rowId",
      case when concern.kind = 'follow' then array(
          select notice.id from ${notifications} notice
          join ${notificationPeople} who on who.notification_id = notice.id and who.person_id = concern.by_id
          where notice.person_id = concern.person_id and notice.kind = 'follow')
        when inside.person_id is not null then array[about.id] else '{}' end as "inRows",
      inside.reaction as "heldReaction",
      concern.kind = 'mention' and exists (select 1 from ${notifications} reply where reply.thought_id = concern.thought_id
        and reply.person_id = concern.person_id and reply.kind = 'reply') as "isReply",
      case when concern.kind = 'mention' then (select count(*)::int from ${notifications} mention
        where mention.thought_id = concern.thought_id and mention.kind = 'mention') else 0 end as mentioned
    from unnest(
      ${column(({ personId }) => personId)}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ byId }) => byId)}::uuid[], ${column(({ thoughtId }) => thoughtId)}::uuid[],
      ${column(({ topicId }) => topicId)}::uuid[]
    ) with ordinality as concern (person_id, kind, by_id, thought_id, topic_id, place)
    join ${notificationMarks} mark on mark.person_id = concern.person_id
    left join ${memberships} member
      on member.topic_id = concern.topic_id and member.person_id = concern.person_id
    left join ${notifications} about on about.thought_id = concern.thought_id
      and about.person_id = concern.person_id and about.kind = concern.kind
    left join ${notificationPeople} inside
      on inside.notification_id = about.id and inside.person_id = concern.by_id
    left join lateral (
      select kind from ${reactions} where thought_id = concern.thought_id and person_id = concern.by_id
      order by created_at desc, kind limit 1) given on concern.kind = 'reaction'
    left join lateral (
      select notice.id from ${notifications} notice
      where notice.person_id = concern.person_id and notice.kind = 'follow' and notice.number > mark.read_up_to
      order by notice.number desc limit 1) unread on concern.kind = 'follow'
    order by concern.place`)
  return rows
}
