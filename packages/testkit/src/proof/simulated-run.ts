import { seededRandom } from '../seeded-random.ts'
import type { Evidence, FinalThought } from './evidence.ts'
import { createHistory, type HistoryWriter, type SettledThought } from './history.ts'

/** One device's window: the places [first, last], complete up to `rev`. */
type Window = {
  readonly history: HistoryWriter
  /** By place, the revision last shown there; also of places out of the window by now. */
  readonly shown: Map<number, number>
  rev: number
  first: number
  last: number
  sent: number
}

const TOPIC = 'topic'
const EPOCH = 'e1'
const PAGE = 3

/**
 * What a small run would leave behind in which every promise is kept: posts in shared commits, edits, erasures,
 * reactions, lost answers, late frames, older pages, resets. The same for the same seed. It knows nothing of the real
 * writer or reducer, only of what they promise; the checker is tried on it, whole and damaged.
 */
export function simulatedRun(seed: number, { devices = 3, turns = 60 } = {}): Evidence {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  let now = 0
  /** Rows as they were after each revision; the first is empty. */
  const states: (readonly FinalThought[])[] = [[]]
  const windows: Window[] = Array.from({ length: devices }, (_, index) => {
    const device = { name: `device ${index}`, authorId: `author ${index}` }
    return { history: createHistory(device, () => now), shown: new Map(), rev: 0, first: 1, last: 0, sent: 0 }
  })
  const current = () => states.at(-1) ?? []
  const commit = (change: (rows: readonly FinalThought[], rev: number) => readonly FinalThought[]) =>
    states.push(change(current(), states.length))

  function post(authors: readonly Window[]) {
    const posted = authors.map(window => {
      const clientId = `${window.history.name} says ${++window.sent}`
      window.history.record({ kind: 'invoke', topicId: TOPIC, clientId })
      window.history.record({ kind: 'card', clientId, isShown: true })
      return { window, clientId }
    })
    commit((rows, rev) => [
      ...rows,
      ...posted.map(({ window, clientId }, index) => {
        const seq = rows.length + index + 1
        const { authorId } = window.history
        const values = { body: `"${clientId}"`, replyCount: 0, reactions: {} }
        return { id: `thought ${seq}`, topicId: TOPIC, seq, rev, authorId, clientId, ...values }
      }),
    ])
    for (const { window, clientId } of posted) {
      const row = current().find(written => written.clientId === clientId)
      if (!row) continue
      if (random() < 0.3) window.history.record({ kind: 'unknown', clientId })
      // The frame may come before the answer, or long after it.
      if (random() < 0.5) deliver(window, states.length - 1)
      window.history.record({ kind: 'ok', clientId, id: row.id, seq: row.seq, rev: row.rev })
    }
  }

  function refuse({ history }: Window) {
    const clientId = `${history.name} is refused at ${now}`
    history.record({ kind: 'invoke', topicId: TOPIC, clientId })
    history.record({ kind: 'card', clientId, isShown: true })
    history.record({ kind: 'fail', clientId, code: 'forbidden' })
  }

  function change({ history }: Window, make: (row: FinalThought, rev: number) => Partial<FinalThought>) {
    const living = current().filter(row => row.body !== null)
    if (living.length === 0) return
    const { id } = pick(living)
    commit((rows, rev) => rows.map(row => (row.id === id ? { ...row, ...make(row, rev), rev } : row)))
    const changed = current().find(row => row.id === id)
    if (changed) history.record({ kind: 'changed', id, rev: changed.rev, body: changed.body })
  }

  /** Shows what a window of [first, newest] is at a revision, as far as it is news. */
  function show(window: Window, rev: number, first: number) {
    const rows = states[rev] ?? []
    const news = rows.filter(row => row.seq >= first && window.shown.get(row.seq) !== row.rev)
    // What is shown for the first time takes the place of its card.
    const own = news.filter(row => row.authorId === window.history.authorId && !window.shown.has(row.seq))
    for (const { clientId } of own) window.history.record({ kind: 'card', clientId, isShown: false })
    const numbering = { topicId: TOPIC, epoch: EPOCH, rev, headSeq: rows.length, first, last: rows.length }
    window.history.record({
      kind: 'deliver',
      ...numbering,
      count: rows.length - first + 1,
      rows: news.map(({ id, seq, rev: changed, body }) => ({ id, seq, rev: changed, body })),
    })
    for (const row of news) window.shown.set(row.seq, row.rev)
    Object.assign(window, { rev, first, last: rows.length })
  }

  function deliver(window: Window, upTo: number) {
    const rev = Math.min(upTo, states.length - 1)
    if (rev > window.rev) show(window, rev, window.first)
  }

  function catchUp(window: Window) {
    window.history.record({ kind: 'caught-up', topicId: TOPIC, from: window.rev, to: states.length - 1 })
    deliver(window, states.length - 1)
  }

  function reset(window: Window) {
    const first = Math.max(1, current().length - PAGE + 1)
    if (first <= window.last + 1) return catchUp(window)
    window.history.record({ kind: 'reset', topicId: TOPIC, reason: 'server' })
    show(window, states.length - 1, first)
  }

  const acts: readonly ((window: Window) => void)[] = [
    window => post([window]),
    () => post(windows),
    window => change(window, (row, rev) => ({ body: `${row.body} edited at ${rev}` })),
    window => change(window, () => ({ body: null, reactions: {} })),
    window => change(window, row => ({ reactions: { ...row.reactions, wah: (row.reactions.wah ?? 0) + 1 } })),
    window => deliver(window, window.rev + 1 + Math.floor(random() * 4)),
    catchUp,
    reset,
    window => window.rev > 0 && show(window, window.rev, Math.max(1, window.first - PAGE)),
    refuse,
  ]
  for (let turn = 0; turn < turns; turn++) {
    now++
    pick(acts)(pick(windows))
  }
  for (const window of windows) finish(window)

  function finish(window: Window) {
    deliver(window, states.length - 1)
    const rows: SettledThought[] = current().filter(row => row.seq >= window.first)
    const head = { epoch: EPOCH, rev: states.length - 1, headSeq: current().length }
    window.history.record({ kind: 'final', topicId: TOPIC, ...head, rows })
  }

  return {
    histories: windows.map(window => window.history),
    database: {
      heads: [{ topicId: TOPIC, epoch: EPOCH, seq: current().length, rev: states.length - 1 }],
      thoughts: current(),
    },
    faults: { kill: 1 },
  }
}
