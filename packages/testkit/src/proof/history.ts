/** A thought as it stands on one screen. */
export type ShownThought = {
  readonly id: string
  readonly seq: number
  readonly rev: number
  /** Null: a tombstone. */
  readonly body: string | null
}

/** With everything that must converge, not only what must not change (D10). */
export type SettledThought = ShownThought & {
  readonly replyCount: number
  readonly reactions: Readonly<Record<string, number>>
}

/** What one client did or saw. `clientId` is the outbox's id of a thought, not the client's. */
export type HistoryEvent =
  /** A member pressed send. */
  | { readonly kind: 'invoke'; readonly topicId: string; readonly clientId: string }
  /** The server said: written. */
  | {
      readonly kind: 'ok'
      readonly clientId: string
      readonly id: string
      readonly seq: number
      readonly rev: number
    }
  /** The server said: never. */
  | { readonly kind: 'fail'; readonly clientId: string; readonly code: string }
  /** An attempt got no answer: it may have been written. */
  | { readonly kind: 'unknown'; readonly clientId: string }
  /** The server said that an edit (or, with null, a deletion) is written. */
  | { readonly kind: 'changed'; readonly id: string; readonly rev: number; readonly body: string | null }
  /** The waiting card of an own thought came or went. */
  | { readonly kind: 'card'; readonly clientId: string; readonly isShown: boolean }
  /** The window moved on: it is said to be complete up to `rev`, and shows `count` places from `first` to `last`. */
  | {
      readonly kind: 'deliver'
      readonly topicId: string
      readonly epoch: string
      readonly rev: number
      readonly headSeq: number
      readonly first: number
      readonly last: number
      readonly count: number
      /** Only those that were not shown so before. */
      readonly rows: readonly ShownThought[]
    }
  /** Something allowed the window to jump: the server said so, or the page was opened anew. */
  | { readonly kind: 'reset'; readonly topicId: string; readonly reason: 'server' | 'reload' }
  /** What had been missed was fetched. */
  | { readonly kind: 'caught-up'; readonly topicId: string; readonly from: number; readonly to: number }
  /** All that a window shows when the run is over. */
  | {
      readonly kind: 'final'
      readonly topicId: string
      readonly epoch: string
      readonly rev: number
      readonly headSeq: number
      readonly rows: readonly SettledThought[]
    }

/** `at` in milliseconds of one clock for all clients of a run. */
export type Recorded<Kind extends HistoryEvent['kind'] = HistoryEvent['kind']> = {
  readonly at: number
} & Extract<HistoryEvent, { kind: Kind }>

/** One device of one member. */
export type Device = { readonly name: string; readonly authorId: string }

/** In the order in which things happened to the device. */
export type History = Device & { readonly events: readonly Recorded[] }

export type HistoryWriter = History & { record(event: HistoryEvent): void }

/** An empty history. It only grows: what was seen cannot be taken back. */
export function createHistory(device: Device, now: () => number): HistoryWriter {
  const events: Recorded[] = []
  return { ...device, events, record: event => void events.push({ at: now(), ...event }) }
}

export const eventsOf = <Kind extends HistoryEvent['kind']>(
  history: History,
  kind: Kind,
): readonly Recorded<Kind>[] => history.events.filter((event): event is Recorded<Kind> => event.kind === kind)
