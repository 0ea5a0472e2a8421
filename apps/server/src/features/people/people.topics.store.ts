import type { Topic } from '@mehfil/shared/topic'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { pageOf } from '#db/keyset.ts'
import { memberships, topics } from '#db/schema/topics.ts'
import { type Asking, selectTopics, toTopic } from '#feed/topic-rows.ts'

/** `after`: the last topic of the page before. */
export type TopicsWanted = { limit: number; after: string | undefined }

/** As names are looked for: case and accents make no order. What the search has not come by is taken as it is. */
const name = sql`coalesce(${topics.foldedName}, ' ' || ${topics.name}) collate "C"`

/** The topics that somebody has joined, by name, as another one sees them; `last` is the last one, if more follow. */
export async function topicsOfPerson(
  db: Db,
  personId: string,
  { limit, after }: TopicsWanted,
  asking: Asking,
): Promise<{ topics: Topic[]; last: string | undefined }> {
  const joined = db
    .select({ topicId: memberships.topicId })
    .from(memberships)
    .where(eq(memberships.personId, personId))
  // By the topic itself: its name may be longer than a cursor, and it is where it is now.
  const place = db
    .select({ name, id: topics.id })
    .from(topics)
    .where(sql`${topics.id} = ${after ?? null}::uuid`)
  const rows = await selectTopics(db, asking)
    .where(
      and(
        inArray(topics.id, joined),
        after === undefined ? undefined : sql`(${name}, ${topics.id}) > (${place})`,
      ),
    )
    .orderBy(asc(name), asc(topics.id))
    .limit(limit + 1)
  const { page, last } = pageOf(rows, limit)
  return { topics: page.map(toTopic), last: last?.id }
}
