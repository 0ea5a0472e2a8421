import type { History, Recorded, ShownThought } from './history.ts'

type Deliver = Recorded<'deliver'>

/** One move of a window, with what the device had seen of the topic before it. */
export type Step = {
  readonly event: Deliver
  /** The move before, of the same epoch. */
  readonly previous: Deliver | undefined
  /** True when something since then allowed the window to jump. */
  readonly mayJump: boolean
  /** By place, what was last shown there; also of places out of the window by now. */
  readonly shown: ReadonlyMap<number, ShownThought>
}

type Track = {
  epoch: string
  previous: Deliver | undefined
  mayJump: boolean
  /** What was fetched since then, whole: from one revision to another. */
  fetched: { readonly from: number; readonly to: number } | undefined
  shown: Map<number, ShownThought>
}

/** Walks through a history once. A step's `shown` is good until the next one. */
export function* stepsOf(history: History): Generator<Step> {
  const tracks = new Map<string, Track>()
  for (const event of history.events) {
    if (event.kind === 'reset') {
      const track = tracks.get(event.topicId)
      if (track) track.mayJump = true
    }
    if (event.kind === 'caught-up') {
      const track = tracks.get(event.topicId)
      if (track) track.fetched = joined(track.fetched, event)
    }
    if (event.kind !== 'deliver') continue
    const track = trackOf(tracks, event)
    const { previous, shown } = track
    yield { event, previous, mayJump: track.mayJump || hasPassedThrough(event, track), shown }
    for (const row of event.rows) track.shown.set(row.seq, row)
    track.previous = event
    track.mayJump = false
    track.fetched = undefined
  }
}

type Fetched = Recorded<'caught-up'>

/** Catch-ups come in parts, each of which continues the one before. */
const joined = (before: Track['fetched'], { from, to }: Fetched) =>
  before?.to === from ? { from: before.from, to } : { from, to }

/** More was fetched, whole, than a window holds: what lies between came into it, and made room for the rest. */
function hasPassedThrough(event: Deliver, { previous, fetched }: Track): boolean {
  if (!previous || !fetched) return false
  const isWhole = fetched.from <= previous.rev && fetched.to > previous.rev && fetched.to <= event.rev
  return isWhole && event.count >= previous.count && event.rows.length === event.count
}

/** Another epoch is another numbering: nothing known of the former one applies. */
function trackOf(tracks: Map<string, Track>, { topicId, epoch }: Deliver): Track {
  const known = tracks.get(topicId)
  if (known?.epoch === epoch) return known
  const track: Track = { epoch, previous: undefined, mayJump: true, fetched: undefined, shown: new Map() }
  tracks.set(topicId, track)
  return track
}

export const isWithin = (seq: number, range: { first: number; last: number } | undefined) =>
  range !== undefined && seq >= range.first && seq <= range.last
