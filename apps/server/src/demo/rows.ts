import { randomBytes } from 'node:crypto'
import type { KeptMedia } from '@mehfil/shared/media'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { reactions, thoughts } from '#db/schema/thoughts.ts'
import { newId } from '#platform/id.ts'
import type { DemoThought } from './content/demo-thought.ts'
import { generatedThoughts } from './content/generated.ts'
import { type PictureName, pictures } from './content/pictures.ts'

export type ThoughtRow = typeof thoughts.$inferInsert
export type ReactionRow = typeof reactions.$inferInsert
export type PictureRow = { drawing: PictureName; kept: KeptMedia; authorId: string; thoughtId: string }
export type TopicRows = { thoughts: ThoughtRow[]; reactions: ReactionRow[]; pictures: PictureRow[] }

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** Rows of a topic with seqs, revisions and counts as if each thought had been written in its time. */
export function demoRows(
  topicId: string,
  content: readonly DemoThought[],
  idByHandle: ReadonlyMap<string, string>,
): TopicRows {
  const idOf = (handle: string) => {
    const id = idByHandle.get(handle)
    if (id === undefined) throw new Error(`The demo has no ${handle}`)
    return id
  }
  const byKey = new Map<string, ThoughtRow>()
  const rows: TopicRows = { thoughts: [], reactions: [], pictures: [] }
  content.forEach((thought, index) => {
    const answered = thought.replyTo === undefined ? undefined : byKey.get(thought.replyTo)
    const row: ThoughtRow = {
      ...placed(topicId, index + 1, idOf(thought.by), thought.body),
      createdAt: minutesAgo(thought.minutesAgo ?? content.length - index),
      replyToId: answered?.id ?? null,
      replyToSeq: answered?.seq ?? null,
      reactions: Object.fromEntries(
        Object.entries(thought.reactions ?? {}).map(([kind, by]) => [kind, by.length]),
      ),
    }
    if (answered) answered.replyCount = (answered.replyCount ?? 0) + 1
    if (thought.key !== undefined) byKey.set(thought.key, row)
    rows.thoughts.push(row)
    if (thought.picture) {
      const kept = keptPicture(thought.picture)
      row.media = [kept]
      rows.pictures.push({ drawing: thought.picture, kept, authorId: row.authorId, thoughtId: row.id })
    }
    for (const [kind, handles] of Object.entries(thought.reactions ?? {})) {
      for (const handle of handles) {
        rows.reactions.push({ thoughtId: row.id, personId: idOf(handle), kind: kind as ReactionKind })
      }
    }
  })
  return rows
}

/** Rows of a large topic: generated texts, one a minute up to now. */
export function trialRows(topicId: string, count: number, personIds: readonly string[]): TopicRows {
  const rows = Array.from(generatedThoughts(count), (body, index): ThoughtRow => {
    const author = personIds[index % personIds.length] as string
    return { ...placed(topicId, index + 1, author, body), createdAt: minutesAgo(count - index) }
  })
  return { thoughts: rows, reactions: [], pictures: [] }
}

/** In one size: a drawing is small. */
const keptPicture = (drawing: PictureName): KeptMedia => ({
  ...pictures[drawing],
  id: newId(),
  name: randomBytes(16).toString('hex'),
  widths: [pictures[drawing].width],
})

const placed = (topicId: string, place: number, authorId: string, body: string) => ({
  id: newId(),
  topicId,
  seq: place,
  rev: place,
  authorId,
  clientId: newId(),
  fingerprint: '',
  body,
})
