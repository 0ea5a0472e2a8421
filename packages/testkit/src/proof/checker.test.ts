import { describe, expect, test } from 'vitest'
import { check, type Verdict } from './checker.ts'
import type { Evidence, FinalThought } from './evidence.ts'
import type { HistoryEvent, Recorded } from './history.ts'

const row = (seq: number, other: Partial<FinalThought> = {}): FinalThought => ({
  id: `t${seq}`,
  topicId: 'topic',
  seq,
  rev: seq,
  authorId: 'asha',
  clientId: `c${seq}`,
  body: `thought ${seq}`,
  replyCount: 0,
  reactions: {},
  ...other,
})

const posted = (seq: number): HistoryEvent[] => [
  { kind: 'invoke', topicId: 'topic', clientId: `c${seq}` },
  { kind: 'ok', clientId: `c${seq}`, id: `t${seq}`, seq, rev: seq },
]

/** A window from place 1 to its newest row, complete up to the newest revision among the rows. */
const shows = (rows: readonly FinalThought[], other: Partial<Recorded<'deliver'>> = {}): HistoryEvent => {
  const last = Math.max(...rows.map(({ seq }) => seq))
  const rev = Math.max(...rows.map(shown => shown.rev))
  const place = { rev, headSeq: last, first: 1, last, count: last }
  return { kind: 'deliver', topicId: 'topic', epoch: 'e1', ...place, rows, ...other }
}

const ends = (rows: readonly FinalThought[]): HistoryEvent => {
  const rev = Math.max(...rows.map(shown => shown.rev))
  return { kind: 'final', topicId: 'topic', epoch: 'e1', rev, headSeq: rows.length, rows }
}

const evidence = (
  thoughts: readonly FinalThought[],
  ...histories: readonly (readonly HistoryEvent[])[]
): Evidence => ({
  histories: histories.map((events, index) => ({
    name: `device ${index}`,
    authorId: 'asha',
    events: events.map((event, at) => ({ at, ...event })),
  })),
  database: {
    heads: [
      {
        topicId: 'topic',
        epoch: 'e1',
        seq: Math.max(...thoughts.map(({ seq }) => seq)),
        rev: Math.max(...thoughts.map(({ rev }) => rev)),
      },
    ],
    thoughts,
  },
  faults: { kill: 2 },
})

const broken = (verdict: Verdict) =>
  verdict.kind === 'failed' ? verdict.violations.map(({ rule }) => rule) : []
const brokenIn = (of: Evidence) => broken(check(of, {}))

const three = [row(1), row(2), row(3)]
const postedThree = [1, 2, 3].flatMap(posted)

describe('the checker', () => {
  test('passes a run in which everything that was promised was kept', () => {
    const live = [shows([row(1)]), shows([row(2)]), shows([row(3)]), ends(three)]
    const late = [shows([row(1)]), shows([row(2), row(3)]), ends(three)]
    expect(check(evidence(three, [...postedThree, ...live], late), { acks: 3, deliveries: 6 }).kind).toBe(
      'passed',
    )
  })

  test('says nothing of a run in which too little happened', () => {
    const verdict = check(evidence(three, postedThree), { acks: 4, faults: 2, catchUps: 1 })
    expect(verdict).toMatchObject({
      kind: 'inconclusive',
      shortfalls: [expect.stringContaining('3 acks'), expect.stringContaining('0 catchUps')],
    })
  })

  test('names the broken promise, counts the breaches and keeps a few of them', () => {
    const events = Array.from({ length: 8 }, (_, index) => posted(index + 10)).flat()
    expect(check(evidence(three, events), {})).toMatchObject({
      kind: 'failed',
      violations: [{ rule: 'lost', promise: 'D1', count: 8, examples: { length: 5 } }],
    })
  })
})

describe('what was acked', () => {
  test('is lost when it is not in the database, as after an ack before the commit', () => {
    expect(brokenIn(evidence([row(1)], [...posted(1), ...posted(2)]))).toEqual(['lost'])
  })

  test('is lost when it stands at another place', () => {
    const moved = [row(1, { id: 't2', clientId: 'c2' }), row(2, { id: 't1', clientId: 'c1' })]
    expect(brokenIn(evidence(moved, [...posted(1), ...posted(2)]))).toContain('lost')
  })

  test('is lost when an edit or an erasure of it did not stay', () => {
    const edited: HistoryEvent = { kind: 'changed', id: 't1', rev: 2, body: 'better' }
    const erased: HistoryEvent = { kind: 'changed', id: 't1', rev: 2, body: null }
    expect(brokenIn(evidence([row(1)], [edited]))).toEqual(['lost'])
    expect(brokenIn(evidence([row(1, { rev: 2, body: 'other' })], [edited]))).toEqual(['lost'])
    expect(brokenIn(evidence([row(1, { rev: 3 })], [erased]))).toEqual(['lost'])
    expect(brokenIn(evidence([row(1, { rev: 3, body: 'best' })], [edited]))).toEqual([])
  })

  test('is written once: no dedupe is seen in the rows and in the acks', () => {
    const twice = [row(1), row(2, { clientId: 'c1' })]
    expect(brokenIn(evidence(twice, posted(1)))).toEqual(['duplicate-write'])
    const otherId: HistoryEvent = { kind: 'ok', clientId: 'c1', id: 't9', seq: 1, rev: 1 }
    expect(brokenIn(evidence([row(1)], [...posted(1), otherId]))).toContain('duplicate-write')
  })
})

describe('what was sent', () => {
  const [invoked] = posted(1) as [HistoryEvent]

  test('may be refused, or be written although an attempt had no answer', () => {
    const unknown: HistoryEvent = { kind: 'unknown', clientId: 'c1' }
    const fail: HistoryEvent = { kind: 'fail', clientId: 'c1', code: 'forbidden' }
    expect(brokenIn(evidence([row(1)], [unknown, ...posted(1)]))).toEqual([])
    expect(brokenIn(evidence([row(1)], [invoked, unknown, fail]))).toEqual([])
    expect(brokenIn(evidence([row(1, { clientId: 'c9' })], [invoked, fail]))).toEqual([])
  })

  test('does not vanish, and is not refused and written', () => {
    const fail: HistoryEvent = { kind: 'fail', clientId: 'c1', code: 'forbidden' }
    expect(brokenIn(evidence([row(1)], [invoked]))).toEqual(['vanished'])
    expect(brokenIn(evidence([row(1)], [invoked, fail]))).toEqual(['vanished'])
    expect(brokenIn(evidence([row(1)], [...posted(1), fail]))).toEqual(['vanished'])
  })

  test('keeps the order in which the device wrote it', () => {
    expect(brokenIn(evidence(three, [2, 1, 3].flatMap(posted)))).toEqual(['author-order'])
  })
})

describe('what is shown', () => {
  test('is shown once: neither at two places, nor again, nor beside its card', () => {
    const elsewhere = shows([row(1), row(2, { id: 't1' })])
    expect(brokenIn(evidence([row(1), row(2)], [elsewhere, ends([row(1), row(2)])]))).toContain(
      'duplicate-show',
    )
    const again = [shows([row(1)]), shows([row(1)]), ends([row(1)])]
    expect(brokenIn(evidence([row(1)], again))).toEqual(['duplicate-show'])
    const card: HistoryEvent = { kind: 'card', clientId: 'c1', isShown: true }
    const gone: HistoryEvent = { kind: 'card', clientId: 'c1', isShown: false }
    expect(brokenIn(evidence([row(1)], [card, shows([row(1)]), gone, ends([row(1)])]))).toEqual([
      'duplicate-show',
    ])
    expect(brokenIn(evidence([row(1)], [card, gone, shows([row(1)]), ends([row(1)])]))).toEqual([])
  })

  test('is the same for everyone', () => {
    const other = { ...row(1), body: 'something else' }
    expect(
      brokenIn(
        evidence([row(1, { rev: 2 })], [shows([row(1)]), shows([row(1, { rev: 2 })])], [shows([other])]),
      ),
    ).toContain('disagreement')
    const swapped = [row(1, { id: 't2' }), row(2, { id: 't1' })]
    expect(brokenIn(evidence([row(1), row(2)], [shows(swapped)]))).toContain('disagreement')
  })

  test('has no hole, as a cursor over ids that become visible out of order leaves', () => {
    const skipped = [shows([row(1)]), shows([row(3)], { last: 3, count: 2 })]
    expect(brokenIn(evidence(three, [...skipped, ends(three)]))).toEqual(['hole'])
  })

  test('has no hole behind a claim, as fetching before joining the room leaves', () => {
    const edited = [row(1, { rev: 3, body: 'edited' }), row(2), row(3, { rev: 4 })]
    const missed = [shows([row(1), row(2)]), shows([row(3, { rev: 4 })], { rev: 4 })]
    expect(brokenIn(evidence(edited, [...missed, ends(edited)]))).toEqual(['hole'])
  })

  test('has no hole at its end, although it says that there is nothing newer', () => {
    const blind = shows([row(1)], { rev: 3 })
    expect(brokenIn(evidence(three, [blind, ends(three)]))).toEqual(['hole'])
  })

  test('has no hole in the database, as burnt numbers leave', () => {
    expect(brokenIn(evidence([row(1), row(3)]))).toEqual(['hole'])
  })

  test('never goes back', () => {
    const early = [shows([row(1), row(2)]), shows([], { rev: 1, headSeq: 2, first: 1, last: 2, count: 2 })]
    expect(brokenIn(evidence([row(1), row(2)], [...early, ends([row(1), row(2)])]))).toEqual(['backwards'])
    const edited = row(1, { rev: 2, body: 'edited' })
    expect(
      brokenIn(evidence([edited], [shows([edited]), shows([row(1)], { rev: 2 }), ends([edited])])),
    ).toContain('backwards')
  })

  test('was committed, not emitted before a commit that then failed', () => {
    const ghost = row(2, { id: 'ghost' })
    expect(brokenIn(evidence([row(1)], [shows([row(1)]), shows([ghost]), ends([row(1)])]))).toContain(
      'aborted-read',
    )
  })

  test('says so when it leaves places out', () => {
    const jump = shows([row(3)], { first: 3, last: 3, count: 1 })
    const told: HistoryEvent = { kind: 'reset', topicId: 'topic', reason: 'server' }
    expect(brokenIn(evidence(three, [shows([row(1)]), jump, ends(three)]))).toEqual(['dishonest-reset'])
    expect(brokenIn(evidence(three, [shows([row(1)]), told, jump, ends(three)]))).toEqual([])
  })

  test('may leave behind what a catch-up brought, when that is more than it holds', () => {
    const caughtUp = (from: number, to: number): HistoryEvent => {
      return { kind: 'caught-up', topicId: 'topic', from, to }
    }
    const passed = shows([row(3)], { first: 3, last: 3, count: 1 })
    const after = (...events: readonly HistoryEvent[]) =>
      brokenIn(evidence(three, [shows([row(1)]), ...events, passed, ends(three)]))
    expect(after(caughtUp(1, 3))).toEqual([])
    expect(after(caughtUp(1, 2), caughtUp(2, 3))).toEqual([])
    expect(after(caughtUp(2, 3))).toEqual(['dishonest-reset'])
    expect(after(caughtUp(1, 4))).toEqual(['dishonest-reset'])
    const wider = shows([row(1), row(2)])
    const four = [...three, row(4)]
    const narrow = shows([row(4)], { first: 4, last: 4, count: 1 })
    expect(brokenIn(evidence(four, [wider, caughtUp(2, 4), narrow, ends(four)]))).toEqual(['dishonest-reset'])
  })

  test('is not an erased text', () => {
    const erased = row(1, { rev: 2, body: null })
    const late = shows([row(1)], { rev: 2 })
    expect(brokenIn(evidence([erased], [late, shows([erased]), ends([erased])]))).toContain('erased-shown')
    expect(brokenIn(evidence([erased], [shows([row(1)]), shows([erased]), ends([erased])]))).toEqual([])
  })
})

describe('when all is quiet', () => {
  test('every window is the database, counts included', () => {
    const shown = [shows(three)]
    expect(brokenIn(evidence(three, [...shown, ends(three)]))).toEqual([])
    expect(brokenIn(evidence(three, shown))).toEqual(['not-converged'])
    expect(brokenIn(evidence(three, [...shown, ends([row(1), row(2)])]))).toEqual(['not-converged'])
    const loved = [row(1, { reactions: { love: 1 } }), row(2), row(3)]
    expect(brokenIn(evidence(loved, [...shown, ends(three)]))).toEqual(['not-converged'])
  })

  test('a count of none is no difference', () => {
    const none = [row(1, { reactions: { love: 0 } })]
    expect(brokenIn(evidence([row(1)], [shows(none), ends(none)]))).toEqual([])
  })
})
