import type { Changes, Head } from './changes.ts'
import type { Thought } from './thought.ts'

/**
 * What a client holds of one topic: a contiguous run of places, complete up to `rev` (D4, D11).
 * The functions here are the only ones that change it; they are pure, and every client uses them.
 */
export type FeedWindow = {
  readonly topicId: string
  readonly epoch: string
  /** Every change up to here has been applied to what is held. */
  readonly rev: number
  /** The newest place of the topic as of `rev`, held or not. */
  readonly headSeq: number
  /** Oldest first, one for each seq from first to last: `thoughts[i].seq === thoughts[0].seq + i`. */
  readonly thoughts: readonly Thought[]
  /** The last applied frames: they bring a page up to date that was read before them. */
  readonly recent: readonly Changes[]
  /** Frames that came before the one they continue; they wait for it (or for a sync). */
  readonly aside: readonly Changes[]
}

/** A run of places read in one snapshot: a page, or the answer to a watch. Newest first. */
export type Snapshot = {
  readonly topicId: string
  readonly epoch: string
  readonly rev: number
  readonly seq: number
  readonly thoughts: readonly Thought[]
}

export type Applied =
  | { readonly kind: 'applied'; readonly window: FeedWindow }
  /** Known already: shown once, however often it comes (D5). */
  | { readonly kind: 'dropped'; readonly window: FeedWindow }
  /** Something before it is missing; kept aside. Sync if it does not come soon. */
  | { readonly kind: 'gap'; readonly window: FeedWindow }
  /** The numbering began anew, or what came contradicts what is held: load around the place again. */
  | { readonly kind: 'reset' }

export type Merged =
  | { readonly kind: 'merged'; readonly window: FeedWindow }
  /** Read too long before what is applied by now: ask for the page again. */
  | { readonly kind: 'stale' }
  /** Does not touch the held run, or is of another epoch: open a window on it instead. */
  | { readonly kind: 'detached' }

/** Frames kept for late pages. More only costs memory; fewer makes a page be asked for again. */
const RECENT_FRAMES = 200
/** Frames kept aside; past this a sync brings them anyway. */
const ASIDE_FRAMES = 100

export const firstSeq = (window: FeedWindow) => window.thoughts[0]?.seq ?? window.headSeq + 1
export const lastSeq = (window: FeedWindow) => window.thoughts.at(-1)?.seq ?? window.headSeq
/** True when the newest place is held, so that what is posted next shows by itself. */
export const isAtHead = (window: FeedWindow) => lastSeq(window) === window.headSeq

/** The held thought at a place. */
export const thoughtAt = (window: FeedWindow, seq: number): Thought | undefined =>
  window.thoughts[seq - firstSeq(window)]

/**
 * Opens a window on a snapshot. `frames` are those that came while it was on its way (or that the former
 * window applied last): what they change since the snapshot is not lost.
 */
export function openWindow(snapshot: Snapshot, frames: readonly Changes[] = []): FeedWindow {
  const opened: FeedWindow = {
    topicId: snapshot.topicId,
    epoch: snapshot.epoch,
    rev: snapshot.rev,
    headSeq: snapshot.seq,
    thoughts: snapshot.thoughts.toReversed(),
    recent: [],
    aside: [],
  }
  return frames
    .toSorted((a, b) => a.from - b.from)
    .reduce((window, frame) => {
      const outcome = applyChanges(window, frame)
      return outcome.kind === 'reset' ? window : outcome.window
    }, opened)
}

/** Applies one frame: live, late, doubled or from a catch-up. */
export function applyChanges(window: FeedWindow, changes: Changes): Applied {
  if (changes.topicId !== window.topicId || changes.epoch !== window.epoch) return { kind: 'reset' }
  if (changes.to <= window.rev) return { kind: 'dropped', window }
  if (changes.from > window.rev) return { kind: 'gap', window: keepAside(window, changes) }
  const thoughts = withRows(window.thoughts, window.headSeq, changes.thoughts)
  if (!thoughts) return { kind: 'reset' }
  const applied: FeedWindow = {
    ...window,
    rev: changes.to,
    headSeq: changes.thoughts.reduce((head, thought) => Math.max(head, thought.seq), window.headSeq),
    thoughts,
    recent: [...window.recent, changes].slice(-RECENT_FRAMES),
  }
  return drainAside(applied)
}

/** True when the head says that something is missing (a lost last frame), or that all began anew. */
export function isBehind(window: FeedWindow, head: Head): boolean {
  return head.epoch !== window.epoch || head.rev > window.rev
}

/** Adds a page that adjoins or overlaps the held run, at either end. */
export function mergePage(window: FeedWindow, page: Snapshot): Merged {
  if (page.epoch !== window.epoch) return { kind: 'detached' }
  const current = broughtUpToDate(window, page)
  if (!current) return { kind: 'stale' }
  const first = current[0]?.seq
  const last = current.at(-1)?.seq
  if (first === undefined || last === undefined) return { kind: 'merged', window }
  if (last < firstSeq(window) - 1 || first > lastSeq(window) + 1) return { kind: 'detached' }
  const held = window.thoughts
  const thoughts = [
    ...current.filter(thought => thought.seq < firstSeq(window)),
    ...held.map(thought => newerOf(thought, current[thought.seq - first])),
    ...current.filter(thought => thought.seq > lastSeq(window)),
  ]
  return { kind: 'merged', window: { ...window, thoughts, headSeq: Math.max(window.headSeq, last) } }
}

/** Lets go of the far end: at most `max` thoughts stay, those nearest to the place being read. */
export function evict(window: FeedWindow, aroundSeq: number, max: number): FeedWindow {
  const surplus = window.thoughts.length - max
  if (surplus <= 0) return window
  const below = aroundSeq - firstSeq(window)
  const above = lastSeq(window) - aroundSeq
  const thoughts = below > above ? window.thoughts.slice(surplus) : window.thoughts.slice(0, max)
  return { ...window, thoughts }
}

const newerOf = (held: Thought, other: Thought | undefined): Thought =>
  other && other.rev > held.rev ? other : held

/** The run with changed rows replaced and, at the head, new ones appended; undefined if a place is missing. */
function withRows(
  held: readonly Thought[],
  headSeq: number,
  rows: readonly Thought[],
): readonly Thought[] | undefined {
  const thoughts = held.slice()
  const first = held[0]?.seq ?? headSeq + 1
  const follows = (held.at(-1)?.seq ?? headSeq) === headSeq
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    const known = thoughts[row.seq - first]
    if (known) thoughts[row.seq - first] = newerOf(known, row)
    else if (follows && row.seq > headSeq) {
      if (row.seq !== first + thoughts.length) return undefined
      thoughts.push(row)
    }
  }
  return thoughts
}

function keepAside(window: FeedWindow, changes: Changes): FeedWindow {
  if (window.aside.some(other => other.from === changes.from && other.to === changes.to)) return window
  const aside = [...window.aside, changes].sort((a, b) => a.from - b.from).slice(0, ASIDE_FRAMES)
  return { ...window, aside }
}

function drainAside(window: FeedWindow): Applied {
  const [next, ...rest] = window.aside
  if (!next || next.from > window.rev) return { kind: 'applied', window }
  const outcome = applyChanges({ ...window, aside: rest }, next)
  return outcome.kind === 'dropped' ? drainAside(outcome.window) : outcome
}

/** The page, oldest first, with what the recent frames changed since it was read; undefined if they don't reach back. */
function broughtUpToDate(window: FeedWindow, page: Snapshot): readonly Thought[] | undefined {
  const oldestFirst = page.thoughts.toReversed()
  if (page.rev >= window.rev) return oldestFirst
  const reachesBack = (window.recent[0]?.from ?? window.rev) <= page.rev
  if (!reachesBack) return undefined
  const since = new Map<number, Thought>()
  for (const frame of window.recent) {
    if (frame.to <= page.rev) continue
    for (const row of frame.thoughts) {
      const known = since.get(row.seq)
      since.set(row.seq, known ? newerOf(known, row) : row)
    }
  }
  return oldestFirst.map(thought => newerOf(thought, since.get(thought.seq)))
}
