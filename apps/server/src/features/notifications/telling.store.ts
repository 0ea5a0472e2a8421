import { LIMITS } from '@mehfil/shared/limits'
import type { Notification, NotificationCount } from '@mehfil/shared/notification'
import type { People } from '@mehfil/shared/person'
import { sql } from 'drizzle-orm'
import type { Db, Transaction } from '#db/database.ts'
import { notificationMarks, notificationPeople, notifications } from '#db/schema/notifications.ts'
import type { NewId } from '#platform/id.ts'
import { readCounts, readNamed, readRows, toNotification } from './notice-rows.store.ts'
import { concernsOf } from './notifications.rules.ts'
import { type Plan, planOf } from './telling.plan.ts'
import {
  lockMarks,
  readFacts,
  readHandles,
  readThoughts,
  readTold,
  STEP,
  takeDeeds,
} from './telling-facts.store.ts'

/** What one person is to be told. */
export type News = {
  personId: string
  count: NotificationCount
  /** In the order of their numbers: what only lost somebody comes first. */
  rows: { notification: Notification; isNew: boolean }[]
  /** Where her list stood before. */
  before: number
  people: People
  gone: string[]
  /** More has changed than is told here. */
  isMore: boolean
}

export type Told = { news: News[]; isMore: boolean }

const NOBODY: Told = { news: [], isMore: false }

/** SQL of telling: what happened becomes rows in the lists of those whom it concerns, so many statements for any number of deeds. */
export function tellingStore(db: Db, newId: NewId) {
  return {
    /** Each deed is told once, on whichever node: it is taken away where its rows are written. */
    tellSome: (): Promise<Told> =>
      db.transaction(async tx => {
        const deeds = await takeDeeds(tx)
        if (deeds.length === 0) return NOBODY
        const thoughtIds = [...new Set(deeds.flatMap(({ thoughtId }) => thoughtId ?? []))]
        const erased = deeds.flatMap(({ kind, thoughtId }) =>
          kind === 'erasure' && thoughtId ? [thoughtId] : [],
        )
        const thoughts = await readThoughts(tx, thoughtIds)
        const handles = await readHandles(tx, [...new Set(deeds.flatMap(deed => deed.handles))])
        const concerns = concernsOf(deeds, thoughts, handles)
        const bereft = await readTold(tx, erased)
        const concerned = [...new Set([...concerns.map(({ personId }) => personId), ...bereft])]
        if (concerned.length === 0) return { news: [], isMore: deeds.length === STEP }
        const marks = await lockMarks(tx, concerned)
        const known = concerns.filter(({ personId }) => marks.has(personId))
        const facts = known.length > 0 ? await readFacts(tx, known) : []
        const plan = planOf(known, facts, marks, newId)
        const gone = await write(tx, plan, erased, marks)
        return { news: await newsOf(tx, plan, gone, marks), isMore: deeds.length === STEP }
      }),
  }
}

type Gone = { id: string; personId: string }

/** Answers the rows that went. */
async function write(
  tx: Transaction,
  plan: Plan,
  erased: readonly string[],
  marks: ReadonlyMap<string, number>,
): Promise<Gone[]> {
  const gone = [...(await leave(tx, plan)), ...(await erase(tx, erased, [...marks.keys()]))]
  for (const { personId } of gone) {
    if (!plan.numbers.has(personId)) plan.numbers.set(personId, (marks.get(personId) ?? 0) + 1)
  }
  if (plan.rows.length > 0) {
    await tx.insert(notifications).values(plan.rows as (typeof notifications.$inferInsert)[])
  }
  if (plan.moved.length > 0) {
    await tx.execute(sql`
      update ${notifications} notice set number = given.number, at = now()
      from unnest(${sql.param(plan.moved.map(({ id }) => id))}::uuid[],
        ${sql.param(plan.moved.map(({ number }) => number))}::bigint[]) as given (id, number)
      where notice.id = given.id`)
  }
  await join(tx, plan)
  if (plan.numbers.size > 0) {
    await tx.execute(sql`
      update ${notificationMarks} mark set number = given.number
      from unnest(${sql.param([...plan.numbers.keys()])}::uuid[],
        ${sql.param([...plan.numbers.values()])}::bigint[]) as given (id, number)
      where mark.person_id = given.id`)
  }
  await forgetMost(tx, plan, marks)
  return gone
}

async function join(tx: Transaction, { people }: Plan): Promise<void> {
  if (people.length === 0) return
  await tx.execute(sql`
    insert into ${notificationPeople} (notification_id, person_id, reaction)
    select * from unnest(${sql.param(people.map(({ rowId }) => rowId))}::uuid[],
      ${sql.param(people.map(({ personId }) => personId))}::uuid[],
      ${sql.param(people.map(({ reaction }) => reaction))}::text[])
    on conflict (notification_id, person_id) do update set reaction = excluded.reaction`)
}

/** A row without anybody in it is none. */
async function leave(tx: Transaction, { leaving }: Plan): Promise<Gone[]> {
  if (leaving.length === 0) return []
  const rowIds = sql.param(leaving.map(({ rowId }) => rowId))
  await tx.execute(sql`
    delete from ${notificationPeople} who
    using unnest(${rowIds}::uuid[], ${sql.param(leaving.map(({ personId }) => personId))}::uuid[]) as left_by (id, person_id)
    where who.notification_id = left_by.id and who.person_id = left_by.person_id`)
  const { rows } = await tx.execute<Gone>(sql`
    delete from ${notifications} notice where id = any(${rowIds}::uuid[])
      and not exists (select 1 from ${notificationPeople} where notification_id = notice.id)
    returning id, person_id as "personId"`)
  return rows
}

async function erase(
  tx: Transaction,
  erased: readonly string[],
  personIds: readonly string[],
): Promise<Gone[]> {
  if (erased.length === 0) return []
  const { rows } = await tx.execute<Gone>(sql`
    delete from ${notifications} where thought_id = any(${sql.param([...erased])}::uuid[])
      and person_id = any(${sql.param([...personIds])}::uuid[])
    returning id, person_id as "personId"`)
  return rows
}

/** How often a list is looked through for rows past its end: once in so many numbers. */
const LOOK_EVERY = 100

/** Lists have an end; looked for now and then, by whoever's list has grown. */
async function forgetMost(
  tx: Transaction,
  { numbers }: Plan,
  marks: ReadonlyMap<string, number>,
): Promise<void> {
  const hundreds = (number = 0) => Math.floor(number / LOOK_EVERY)
  const grown = [...numbers].filter(([id, number]) => hundreds(number) > hundreds(marks.get(id)))
  if (grown.length === 0) return
  await tx.execute(sql`
    delete from ${notifications} notice
    using unnest(${sql.param(grown.map(([id]) => id))}::uuid[]) as grown (id)
    where notice.person_id = grown.id and notice.number <= (
      select number from ${notifications} last where last.person_id = grown.id
      order by number desc offset ${LIMITS.notices} limit 1)`)
}

async function newsOf(
  tx: Transaction,
  plan: Plan,
  gone: readonly Gone[],
  marks: ReadonlyMap<string, number>,
): Promise<News[]> {
  const personIds = [...plan.numbers.keys()]
  if (personIds.length === 0) return []
  const counts = await readCounts(tx, personIds)
  const changed = [...plan.rows, ...plan.moved].map(({ id }) => id)
  const ids = [...new Set([...changed, ...plan.corrected])]
  const rows =
    ids.length > 0 ? await readRows(tx, sql`notice.id = any(${sql.param(ids)}::uuid[])`, ids.length) : []
  const people = await readNamed(tx, rows)
  return personIds.flatMap(personId => {
    const count = counts.get(personId)
    const before = marks.get(personId)
    if (!count || before === undefined) return []
    const own = rows.filter(row => row.personId === personId)
    const told = own.slice(0, LIMITS.noticesAtOnce).toReversed().map(toNotification)
    const lost = gone.flatMap(row => (row.personId === personId ? [row.id] : []))
    return {
      personId,
      count,
      before,
      rows: told.map(notification => ({ notification, isNew: notification.number > before })),
      people,
      gone: lost.slice(0, LIMITS.page),
      isMore: own.length > told.length || lost.length > LIMITS.page,
    }
  })
}
