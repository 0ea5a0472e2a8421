import { LIMITS } from '@mehfil/shared/limits'
import { EditProfile, Register } from '@mehfil/shared/person'
import { ThoughtBody } from '@mehfil/shared/thought'
import { CreateTopic } from '@mehfil/shared/topic'
import type { Pool } from 'pg'
import type * as z from 'zod/mini'

/** Rows that contradict each other or the delivery rules: each query finds none in a sound database. */
const CONTRADICTIONS: Record<string, string> = {
  'places are dense, and the head knows the last one (D3)': `
    select topic_id from topic_heads left join thoughts using (topic_id)
    group by topic_id, topic_heads.seq
    having count(thoughts.id) <> topic_heads.seq or coalesce(max(thoughts.seq), 0) <> topic_heads.seq`,
  'no change is newer than the head (D4)': `
    select id from thoughts join topic_heads using (topic_id) where thoughts.rev > topic_heads.rev`,
  'the head counts the living': `
    select topic_id from topic_heads left join thoughts using (topic_id)
    group by topic_id, thought_count
    having count(thoughts.id) filter (where deleted_at is null) <> thought_count`,
  'erased is erased (D9)': `
    select id from thoughts left join thought_versions on thought_id = id
    where deleted_at is not null
      and (thoughts.body is not null or reactions <> '{}' or thoughts.media <> '[]' or thought_id is not null)`,
  'a thought shows the pictures that are its own': `
    select id from thoughts where (select coalesce(jsonb_agg(shown ->> 'id' order by shown ->> 'id'), '[]')
        from jsonb_array_elements(thoughts.media) shown)
      <> (select coalesce(jsonb_agg(media.id::text order by media.id::text), '[]')
        from media where media.thought_id = thoughts.id)`,
  'no bookmark outlives its thought (D9)': `
    select thought_id from bookmarks join thoughts on id = thought_id where deleted_at is not null`,
  'the search, as far as it has followed, has the texts that are there, and none of what was erased (D9)': `
    select id from thoughts join search_progress done using (topic_id) left join thought_texts on thought_id = id
    where (thoughts.rev, thoughts.seq) <= (done.rev, done.seq) and (deleted_at is null) <> (thought_id is not null)`,
  'what is held is not shared, and nothing is left of what was taken back (D9)': `
    select client_id from held_thoughts held where
      (undone_at is not null and (body <> '' or fingerprint <> '' or media_ids <> '{}' or reply_to_id is not null))
      or exists (select 1 from thoughts where thoughts.author_id = held.author_id
        and thoughts.client_id = held.client_id)`,
  'a picture is kept for a thought that is held': `
    select id from media where held_as is not null and (thought_id is not null or not exists (
      select 1 from held_thoughts held where held.author_id = media.author_id
        and held.client_id = media.held_as and media.id = any(held.media_ids) and undone_at is null))`,
  'a portrait is one person’s own picture, which nothing else shows, and each has at most the one she shows': `
    select media.id from media left join people on people.id = portrait_of and avatar ->> 'id' = media.id::text
    where portrait_of is not null and (people.id is null or author_id <> portrait_of
      or thought_id is not null or held_as is not null or erased_at is not null)
    union all select people.id from people where avatar is not null and not exists (
      select 1 from media where media.id::text = avatar ->> 'id' and portrait_of = people.id)`,
  'reaction counts are those of the rows (D10)': `
    select id from thoughts where reactions <> (
      select coalesce(jsonb_object_agg(kind, n), '{}')
      from (select kind, count(*) n from reactions where thought_id = thoughts.id group by kind) counted)`,
  'reply counts are those of the rows': `
    select id from thoughts answered where deleted_at is null and reply_count <> (
      select count(*) from thoughts reply where reply.reply_to_id = answered.id and reply.deleted_at is null)`,
  'a reply stands in the topic of what it answers, after it': `
    select reply.id from thoughts reply join thoughts answered on answered.id = reply.reply_to_id
    where reply.topic_id <> answered.topic_id or reply.reply_to_seq <> answered.seq or reply.seq <= answered.seq`,
  'member counts are those of the rows': `
    select id from topics
    where member_count <> (select count(*) from memberships where topic_id = topics.id)`,
  'nobody follows whom she may not see': `
    select follows.person_id from follows join blocks on
      (blocks.person_id, blocks.blocked_id) in ((follows.person_id, followed_id), (followed_id, follows.person_id))`,
  'nobody follows, mutes or blocks herself': `
    select person_id from follows where person_id = followed_id
    union all select person_id from mutes where person_id = muted_id
    union all select person_id from blocks where person_id = blocked_id`,
  'what was erased tells nobody anything, once that is told (D9)': `
    select notice.id from notifications notice join thoughts on thoughts.id = notice.thought_id
    where deleted_at is not null and not exists (select 1 from untold where untold.thought_id = notice.thought_id)`,
  'a notice is of somebody, and never of oneself': `
    select id from notifications notice where not exists (
      select 1 from notification_people who where who.notification_id = notice.id and who.person_id <> notice.person_id)`,
  'notices are numbered up to the mark, and read no further': `
    select id from notifications notice left join notification_marks mark using (person_id)
    where mark.number is null or notice.number > mark.number or mark.read_up_to > mark.number`,
  'nobody has read further than there is': `
    select topic_id from memberships join topic_heads using (topic_id) where read_seq > seq`,
}

type Row = Record<string, unknown>

/** True when the schema takes the values, and would store them just as they are: in NFC, legible, in bounds. */
const isKept = (schema: z.ZodMiniType, values: Row): boolean => {
  const read = schema.safeParse(values)
  return read.success && Object.entries(read.data as Row).every(([name, value]) => value === values[name])
}

const password = 'x'.repeat(LIMITS.passwordMin)

/** Everything people wrote, as the schema that let it in sees it now. */
const WRITTEN: Array<[select: string, isSound: (row: Row) => boolean]> = [
  [
    'select handle, display_name as "displayName", bio from people',
    ({ handle, displayName, bio }) =>
      isKept(Register, { handle, displayName, password }) && isKept(EditProfile, { displayName, bio }),
  ],
  ['select slug, name, description, color from topics', row => isKept(CreateTopic, row)],
  [
    'select body from thoughts where body is not null union all select body from thought_versions',
    ({ body }) => ThoughtBody.safeParse(body).data === body,
  ],
]

/** What is wrong with the stored rows; empty when all is well. */
export async function audit(pool: Pool): Promise<string[]> {
  const wrong: string[] = []
  for (const [rule, query] of Object.entries(CONTRADICTIONS)) {
    const { rows } = await pool.query(query)
    if (rows.length > 0) wrong.push(`${rule}: not so for ${JSON.stringify(rows[0])}`)
  }
  for (const [query, isSound] of WRITTEN) {
    const { rows } = await pool.query<Row>(query)
    wrong.push(...rows.filter(row => !isSound(row)).map(row => `not as it is let in: ${JSON.stringify(row)}`))
  }
  return wrong
}

/** All there is of a topic and its creator, to see that nothing of it was touched. */
export async function everythingOf(pool: Pool, topicId: string): Promise<unknown> {
  const { rows } = await pool.query(
    `select
      (select to_jsonb(t) from topics t where id = $1) as topic,
      (select to_jsonb(p) from people p where id = (select created_by from topics where id = $1)) as creator,
      (select to_jsonb(h) from topic_heads h where topic_id = $1) as head,
      (select jsonb_agg(m order by person_id) from memberships m where topic_id = $1) as members,
      (select jsonb_agg(t order by seq) from thoughts t where topic_id = $1) as thoughts,
      (select jsonb_agg(v order by v.thought_id, v.rev) from thought_versions v
        join thoughts on thoughts.id = v.thought_id where topic_id = $1) as versions,
      (select jsonb_agg(r order by r.thought_id, r.person_id, r.kind) from reactions r
        join thoughts on thoughts.id = r.thought_id where topic_id = $1) as reactions`,
    [topicId],
  )
  return rows[0]
}
