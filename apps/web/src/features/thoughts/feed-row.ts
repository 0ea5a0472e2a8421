import type { OutboxEntry, PageEdge } from '@mehfil/client/states'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import { boxHeight } from '#ui/picture-box/box-of.ts'

/** What stands in a feed, newest first. A row object stays the same until what it shows is another. */
export type FeedRow = HeadRow | ThoughtRow | WaitingRow | MarkRow | EdgeRow

/** What a page puts before the first thought, and what scrolls away with it. */
export type HeadRow = { readonly kind: 'head'; readonly key: string }

export type ThoughtRow = {
  readonly kind: 'thought'
  readonly key: string
  readonly thought: Thought
  /** How the reader reacted. */
  readonly reacted: readonly ReactionKind[]
  /** The thought it answers, when that is held too. */
  readonly parent: Thought | undefined
  /** The one that an address points at. */
  readonly isTarget: boolean
}

/** A thought of one's own on its way. */
export type WaitingRow = { readonly kind: 'waiting'; readonly key: string; readonly entry: OutboxEntry }

/** 'You left off here.' */
export type MarkRow = { readonly kind: 'mark'; readonly key: string }

/** What goes on at an end of the held run. */
export type EdgeRow = {
  readonly kind: 'edge'
  readonly key: string
  readonly side: 'older' | 'newer'
  readonly edge: PageEdge
}

export const keyOfRow = (row: FeedRow) => row.key

/** A place is remembered by what is read, not by what says where it begins or ends. */
export const canHoldPlace = ({ kind }: FeedRow) => kind !== 'edge' && kind !== 'mark'

const NONE: readonly ReactionKind[] = []

export type ThoughtRowParts = Omit<ThoughtRow, 'kind' | 'key' | 'reacted'> & {
  reacted: readonly ReactionKind[] | undefined
}

export const thoughtRow = ({ reacted, ...parts }: ThoughtRowParts): ThoughtRow => ({
  kind: 'thought',
  key: parts.thought.id,
  reacted: reacted ?? NONE,
  ...parts,
})

export const waitingRow = (entry: OutboxEntry): WaitingRow => ({
  kind: 'waiting',
  key: `waiting:${entry.clientId}`,
  entry,
})

export const HEAD_ROW: HeadRow = { kind: 'head', key: 'head' }
export const MARK_ROW: MarkRow = { kind: 'mark', key: 'mark' }

export const edgeRow = (side: 'older' | 'newer', edge: PageEdge): EdgeRow => ({
  kind: 'edge',
  key: `edge:${side}`,
  side,
  edge,
})

/** Takes over every former row that shows the same, so that only what changed is drawn again. */
export function reuseRows(former: readonly FeedRow[], next: readonly FeedRow[]): readonly FeedRow[] {
  if (former.length === 0) return next
  const byKey = new Map(former.map(row => [row.key, row]))
  let isSame = former.length === next.length
  const rows = next.map((row, index) => {
    const known = byKey.get(row.key)
    const kept = known && showsSame(known, row) ? known : row
    if (kept !== former[index]) isSame = false
    return kept
  })
  return isSame ? former : rows
}

function showsSame(a: FeedRow, b: FeedRow): boolean {
  if (a.kind === 'thought' && b.kind === 'thought') {
    return (
      a.thought === b.thought &&
      a.parent === b.parent &&
      a.isTarget === b.isTarget &&
      (a.reacted === b.reacted || a.reacted.join() === b.reacted.join())
    )
  }
  if (a.kind === 'waiting' && b.kind === 'waiting') return a.entry === b.entry
  if (a.kind === 'edge' && b.kind === 'edge') return a.edge === b.edge
  return a.kind === b.kind
}

/** Px of a card that are not its picture's: the edges and the face. */
const PICTURE_BESIDE = 100

/** A guess of the height before a row has been drawn: near enough that the scroll bar does not jump. */
export function estimateRowHeight(row: FeedRow, width: number, textScale = 1): number {
  if (row.kind === 'head') return 190
  if (row.kind === 'mark') return 36
  if (row.kind === 'edge') return 64
  const body = (row.kind === 'thought' ? row.thought.body : row.entry.body) ?? ''
  const lettersInLine = Math.max(24 / textScale, (width - 100) / (8 * textScale))
  const lines = body
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersInLine)), 0)
  const isTall = /[\u0600-\u06FF]/.test(body)
  const quote = row.kind === 'thought' && row.thought.replyTo ? 26 : 0
  const picture = row.kind === 'thought' ? row.thought.media[0] : row.entry.picture
  const room = picture ? boxHeight(picture, width - PICTURE_BESIDE) + 10 : 0
  return 96 + quote + room + lines * (isTall ? 40 : 26) * textScale
}
