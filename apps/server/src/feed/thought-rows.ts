import { mediaFrom, portraitUrl } from '@mehfil/shared/media'
import type { People, Person } from '@mehfil/shared/person'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import { NO_VIEWER } from '@mehfil/shared/thought'
import { and, eq, getTableColumns, inArray, isNull } from 'drizzle-orm'
import type { Queryable } from '#db/database.ts'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { people } from '#db/schema/people.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import { memberships } from '#db/schema/topics.ts'
import type { Actor } from '#platform/handling.ts'

const { clientId: _c, fingerprint: _f, ...publicColumns } = getTableColumns(thoughts)

/** What a thought shows. What proves its single submission stays in the table. */
export const thoughtColumns = publicColumns

export const personColumns = {
  id: people.id,
  handle: people.handle,
  displayName: people.displayName,
  avatar: people.avatar,
}

type ThoughtRow = { [Name in keyof typeof thoughtColumns]: (typeof thoughts.$inferSelect)[Name] }
type PersonRow = { [Name in keyof typeof personColumns]: (typeof people.$inferSelect)[Name] }

export type AuthoredRow = { thought: ThoughtRow; author: PersonRow }

/** A thought and its author in one row, so that neither costs a query of its own. */
export const authoredColumns = { thought: thoughtColumns, author: personColumns }

const orNull = (time: Date | null) => time?.toISOString() ?? null

export const toThought = (row: ThoughtRow): Thought => ({
  id: row.id,
  topicId: row.topicId,
  seq: row.seq,
  rev: row.rev,
  authorId: row.authorId,
  body: row.body,
  media: row.media.map(mediaFrom),
  replyTo:
    row.replyToId !== null && row.replyToSeq !== null ? { id: row.replyToId, seq: row.replyToSeq } : null,
  replyCount: row.replyCount,
  reactions: row.reactions,
  createdAt: row.createdAt.toISOString(),
  editedAt: orNull(row.editedAt),
  deletedAt: orNull(row.deletedAt),
})

export const toPerson = ({ avatar, ...row }: PersonRow): Person => ({
  ...row,
  avatarUrl: avatar && portraitUrl(avatar),
})

/** Thoughts in the order given, and each author once. */
export const toAuthored = (rows: readonly AuthoredRow[]): { thoughts: Thought[]; people: People } => ({
  thoughts: rows.map(row => toThought(row.thought)),
  people: Object.fromEntries(rows.map(row => [row.author.id, toPerson(row.author)])),
})

/** Those of these thoughts that are not deleted, in no particular order. */
export const readAuthored = async (db: Queryable, ids: readonly string[]) =>
  toAuthored(
    await db
      .select(authoredColumns)
      .from(thoughts)
      .innerJoin(people, eq(people.id, thoughts.authorId))
      .where(and(inArray(thoughts.id, [...ids]), isNull(thoughts.deletedAt))),
  )

/** What this actor did with these thoughts, and how she stands in their topic; nothing for guests. */
export async function loadViewer(
  db: Queryable,
  actor: Actor,
  shown: readonly Thought[],
  topicId?: string,
): Promise<Viewer> {
  if (actor.kind === 'guest') return NO_VIEWER
  const [reacted, bookmarked, standing] = await Promise.all([
    loadReacted(db, actor.id, shown),
    loadBookmarked(db, actor.id, shown),
    topicId === undefined ? undefined : loadStanding(db, actor.id, topicId),
  ])
  return { ...NO_VIEWER, ...standing, reacted, bookmarked }
}

async function loadReacted(db: Queryable, personId: string, shown: readonly Thought[]) {
  const ids = shown.filter(thought => Object.keys(thought.reactions).length > 0).map(thought => thought.id)
  if (ids.length === 0) return {}
  const rows = await db
    .select({ thoughtId: reactions.thoughtId, kind: reactions.kind })
    .from(reactions)
    .where(and(inArray(reactions.thoughtId, ids), eq(reactions.personId, personId)))
  const reacted: Viewer['reacted'] = {}
  for (const { thoughtId, kind } of rows) reacted[thoughtId] = [...(reacted[thoughtId] ?? []), kind]
  return reacted
}

async function loadBookmarked(db: Queryable, personId: string, shown: readonly Thought[]) {
  const ids = shown.filter(thought => thought.deletedAt === null).map(thought => thought.id)
  if (ids.length === 0) return []
  const rows = await db
    .select({ thoughtId: bookmarks.thoughtId })
    .from(bookmarks)
    .where(and(inArray(bookmarks.thoughtId, ids), eq(bookmarks.personId, personId)))
  return rows.map(row => row.thoughtId)
}

async function loadStanding(db: Queryable, personId: string, topicId: string) {
  const [standing] = await db
    .select({
      readSeq: memberships.readSeq,
      readRev: memberships.readRev,
      muted: memberships.isMuted,
      role: memberships.role,
    })
    .from(memberships)
    .where(and(eq(memberships.topicId, topicId), eq(memberships.personId, personId)))
  return standing
}
