import type { Command } from '@mehfil/shared/contract/command'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { LIMITS } from '@mehfil/shared/limits'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { opened } from '../browser.ts'
import { type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askHttp, askSocket, done, expectRefused, fieldsOf, type Input } from './calls.ts'
import { setScene } from './examples.ts'

/** More than two pages of everything, many of a moment, so that ties lie on the edges of pages. */
const ROWS = 230

let node: WholeServer
let me: Someone
/** Who mutes and blocks, and so sees less than others. */
let hermit: Someone
let topicId: string
let thoughtId: string
beforeAll(async () => {
  node = await startWholeServer()
  const scene = await setScene(node)
  me = scene.member
  topicId = scene.topicId
  thoughtId = scene.thoughtId
  hermit = await someone(node, 'hermit')
  await fill()
  // What stands in the tables is in the search a moment later.
  const followed = `select count(*)::int as count from thought_texts where folded like ' row %'`
  await vi.waitFor(
    async () => expect((await node.pool.query(followed)).rows).toEqual([{ count: ROWS }]),
    15_000,
  )
})
afterAll(async () => {
  expect(node.faults).toEqual([])
  await node.stop()
})

/** Rows for every list, seven at each microsecond. */
async function fill() {
  const moment = `timestamptz '2026-11-21 20:00:00.000000+00' - (n / 7) * interval '1 microsecond'`
  const all = (sql: string, ...values: unknown[]) => node.pool.query(sql, values)
  await all(
    `insert into people (id, handle, display_name)
     select gen_random_uuid(), 'row' || n, 'Row ' || n from generate_series(1, $1::int) n`,
    ROWS,
  )
  await all(
    `with made as (
       insert into topics (id, slug, name, color, created_by, member_count)
       select gen_random_uuid(), 'row-' || n, 'Row ' || n, 0, $2, n % 5 from generate_series(1, $1::int) n
       returning id)
     , heads as (insert into topic_heads (topic_id, epoch) select id, 'e' from made)
     insert into memberships (topic_id, person_id) select id, $2 from made`,
    ROWS,
    me.id,
  )
  await all(
    `insert into thoughts (id, topic_id, seq, rev, author_id, client_id, fingerprint, body, created_at,
       reply_to_id, reply_to_seq)
     select gen_random_uuid(), $2, n + 2, n + 10, $3, gen_random_uuid(), '', 'row ' || n, ${moment}, $4, 1
     from generate_series(1, $1::int) n`,
    ROWS,
    topicId,
    me.id,
    thoughtId,
  )
  await all(`update topic_heads set seq = $2 + 2, rev = $2 + 10 where topic_id = $1`, topicId, ROWS)
  await all(
    `insert into reactions (thought_id, person_id, kind, created_at)
     select $1, id, 'love', ${moment} from (select id, row_number() over (order by id)::int n from people) p`,
    thoughtId,
  )
  await all(
    `insert into bookmarks (thought_id, person_id, created_at)
     select id, $1, ${moment} from (select id, row_number() over (order by id)::int n from thoughts) t`,
    me.id,
  )
  for (const [table, one, other] of [
    ['follows', 'person_id', 'followed_id'],
    ['follows', 'followed_id', 'person_id'],
    ['mutes', 'person_id', 'muted_id'],
    ['blocks', 'person_id', 'blocked_id'],
  ]) {
    await all(
      `insert into ${table} (${one}, ${other}, created_at)
       select $1, id, ${moment} from (
         select id, row_number() over (order by id)::int n from people where handle like 'row%') p`,
      table === 'follows' ? me.id : hermit.id,
    )
  }
  await all(
    `with told as (
       insert into notifications (id, person_id, number, kind)
       select gen_random_uuid(), $2, n, 'follow' from generate_series(1, $1::int) n returning id)
     , marks as (insert into notification_marks (person_id, number) values ($2, $1))
     insert into notification_people (notification_id, person_id) select id, $3 from told`,
    ROWS,
    me.id,
    hermit.id,
  )
  await all(
    `insert into thought_versions (thought_id, rev, body, written_at)
     select $2, n + 100, 'version ' || n, now() from generate_series(1, $1::int) n`,
    ROWS,
    thoughtId,
  )
}

type Row = { id?: string; person?: { id: string }; kind?: string; rev?: number; body?: string }

/** A former text is told by its revision: it has no id of its own. */
const idOf = ({ id, person, kind, rev }: Row) => id ?? (person ? `${person.id} ${kind}` : String(rev))

type List = {
  /** What the list is asked with, beside limit and place. */
  of: () => Input
  /** Whose list it is, if it is not of the one who asks for all others. */
  by?: () => Someone
  /** All of it, in its order, by a query that knows nothing of pages. */
  whole: string
}

const RECENT = 'order by created_at desc, id desc'

const LISTS: Record<string, List> = {
  'topic:list': { of: () => ({}), whole: 'select id from topics order by member_count desc, id desc' },
  'thoughts:load': { of: () => ({ topicId }), whole: 'select id from thoughts order by seq desc' },
  'topic:watch': { of: () => ({ topicId }), whole: 'select id from thoughts order by seq desc' },
  'thought:replies': {
    of: () => ({ thoughtId }),
    whole: 'select id from thoughts where reply_to_id is not null order by seq',
  },
  'thought:history': {
    of: () => ({ thoughtId }),
    whole: 'select rev::text as id from thought_versions order by rev desc',
  },
  'home:load': { of: () => ({}), whole: `select id from thoughts ${RECENT}` },
  'explore:load': { of: () => ({}), whole: `select id from thoughts ${RECENT}` },
  'person:thoughts': { of: () => ({ handle: me.handle }), whole: `select id from thoughts ${RECENT}` },
  'person:topics': {
    of: () => ({ handle: me.handle }),
    whole: `select id from topics join memberships on topic_id = id where person_id = $me
      order by coalesce(folded_name, ' ' || name) collate "C", id`,
  },
  'bookmark:list': {
    of: () => ({}),
    whole: 'select thought_id as id from bookmarks order by created_at desc, thought_id desc',
  },
  'search:find': {
    of: () => ({ q: 'row' }),
    whole: `select id from thoughts where body like 'row %' ${RECENT}`,
  },
  'person:followers': {
    of: () => ({ handle: me.handle }),
    whole: 'select person_id as id from follows where followed_id = $me order by created_at desc, id desc',
  },
  'person:following': {
    of: () => ({ handle: me.handle }),
    whole: 'select followed_id as id from follows where person_id = $me order by created_at desc, id desc',
  },
  'person:muted': {
    of: () => ({}),
    by: () => hermit,
    whole: 'select muted_id as id from mutes order by created_at desc, id desc',
  },
  'person:blocked': {
    of: () => ({}),
    by: () => hermit,
    whole: 'select blocked_id as id from blocks order by created_at desc, id desc',
  },
  'notification:list': { of: () => ({}), whole: 'select id from notifications order by number desc' },
  'reaction:list': {
    of: () => ({ thoughtId }),
    whole: `select person_id || ' ' || kind as id from reactions order by created_at desc, person_id desc, kind desc`,
  },
}

const limited = REGISTRY.filter(command => 'limit' in fieldsOf(command))
const inTurn = (commands: readonly Command[]) => commands.map(command => [command.name, command] as const)

const listOf = ({ name }: Command): List => {
  const list = LISTS[name]
  if (!list) throw new Error(`${name} is a new list: say here what it is asked with and what it holds`)
  return list
}

/** The field that says where a page begins: the one that is not the list's own. */
const placeOf = (command: Command) =>
  ['cursor', 'before', 'after'].find(field => field in fieldsOf(command)) ?? 'none'

type Page = { ids: string[]; next: string | number | null }

const browserOf = (command: Command) => (listOf(command).by?.() ?? me).browser

async function ask(command: Command, input: Input): Promise<Page> {
  const given = { ...listOf(command).of(), ...input }
  const body = command.http
    ? await done(browserOf(command), command, given)
    : await askOnSocket(command, given)
  const rows = (body.notifications ??
    body.thoughts ??
    body.topics ??
    body.people ??
    body.reactions ??
    body.versions) as Row[]
  return { ids: rows.map(idOf), next: (body.next ?? body.older ?? null) as Page['next'] }
}

async function askOnSocket({ name }: Command, input: Input) {
  const socket = await opened(me.browser.connect())
  const ack = await askSocket(socket, name, input)
  socket.close()
  return ack
}

const wholeOf = async (command: Command): Promise<string[]> =>
  (await node.pool.query<{ id: string }>(listOf(command).whole.replace('$me', `'${me.id}'`))).rows.map(
    row => row.id,
  )

test('there are lists to look at, each of them known here', () => {
  expect(limited.map(command => command.name).toSorted()).toEqual(Object.keys(LISTS).toSorted())
})

describe.each(inTurn(limited))('%s', (_, command) => {
  test('gives a page of 100 and the way on to who asks for 10,000, and one row to who asks for less than one', async () => {
    const whole = await wholeOf(command)
    expect(whole.length).toBeGreaterThan(2 * LIMITS.page)
    for (const limit of [10_000, Number.MAX_SAFE_INTEGER, LIMITS.page + 1]) {
      const page = await ask(command, { limit })
      expect(page.ids).toEqual(whole.slice(0, LIMITS.page))
      expect(page.next).not.toBeNull()
    }
    for (const limit of [0, -5, 1]) {
      expect(await ask(command, { limit })).toMatchObject({ ids: whole.slice(0, 1) })
    }
    expect((await ask(command, {})).ids).toEqual(whole.slice(0, LIMITS.pageDefault))
  })
})

const paged = limited.filter(command => placeOf(command) !== 'none')

describe.each(inTurn(paged))('%s', (_, command) => {
  test.each([100, 33, 7])('in pages of %i has each row once, in order', async limit => {
    const ids: string[] = []
    let next: Page['next'] | undefined
    do {
      const page = await ask(command, { limit, ...(next && { [placeOf(command)]: next }) })
      expect(page.ids.length).toBeGreaterThan(0)
      expect(page.ids.length).toBeLessThanOrEqual(limit)
      ids.push(...page.ids)
      next = page.next
    } while (next !== null)
    expect(ids).toEqual(await wholeOf(command))
  })
})

const packed = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')

const ID = '01920000-0000-7000-8000-000000000000'

const TIMES = [
  '1',
  'now',
  'infinity',
  '2026-11-21',
  '2026-02-31 00:00:00+00',
  '2026-11-21 24:00:01+00',
  '2026-11-21 20:00:00+99',
  '0000-01-01 00:00:00+00',
  '2026-11-21 20:00:00+00 (a comment)',
  "2026-11-21 20:00:00+00'; drop table people; --",
  '2026-11-21 20:00:00.1234567890123+00',
  '',
]

const FORGED = [
  'x',
  '!!!',
  'null',
  '\u0000',
  packed(null),
  packed({}),
  packed([]),
  packed('text'),
  packed([null, null, null]),
  packed([[], {}]),
  packed([Number.POSITIVE_INFINITY, ID]),
  packed([2 ** 31, ID]),
  packed([-(2 ** 31) - 1, ID]),
  packed([1.5, ID]),
  packed([1, 'not an id']),
  packed([1, `${ID}\n`]),
  packed(['2026-11-21 20:00:00+00', 'not an id']),
  packed(['2026-11-21 20:00:00+00', ID, 'hate']),
  ...TIMES.flatMap(at => [packed([at, ID]), packed([at, ID, 'love'])]),
]

const withCursors = paged.filter(command => ['before', 'cursor'].includes(placeOf(command)))
/** Places and revisions are plain numbers that anyone may name; every other position is opaque. */
const NUMBERED = ['thoughts:load', 'thought:history']
const opaque = withCursors.filter(command => !NUMBERED.includes(command.name))

describe.each(inTurn(opaque))('%s', (_, command) => {
  test('refuses every cursor that it did not make', async () => {
    for (const cursor of FORGED) {
      const input = { ...listOf(command).of(), [placeOf(command)]: cursor }
      const reply = await askHttp(me.browser, command, input)
      expect({ cursor, decoded: decoded(cursor), status: reply.status }).toMatchObject({ status: 400 })
      expectRefused(reply, 'invalid', placeOf(command))
    }
  })

  test('refuses the cursors of other lists', async () => {
    const others = opaque.filter(other => other.name !== command.name)
    for (const other of others) {
      const { next } = await ask(other, { limit: 1 })
      const reply = await askHttp(me.browser, command, { ...listOf(command).of(), [placeOf(command)]: next })
      const isShared = sameOrder(command, other)
      expect({ of: other.name, status: reply.status }).toEqual({
        of: other.name,
        status: isShared ? 200 : 400,
      })
    }
  })
})

const decoded = (cursor: string) => Buffer.from(cursor, 'base64url').toString()

const isOfRelations = ({ name }: Command) => /^person:(follow|muted|blocked)/.test(name)

/** Lists of thoughts by time understand each other's places, and lists of relations theirs: it is the same order. */
const sameOrder = (one: Command, other: Command) =>
  (placeOf(one) === 'before' && placeOf(other) === 'before') || (isOfRelations(one) && isOfRelations(other))
