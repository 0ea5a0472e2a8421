import type { Counts, Verdict } from '@mehfil/testkit/proof/checker'
import { describe, expect, test } from 'vitest'
import { isCaught, isPeaceful, lineOf, tableOf } from './results.ts'

const counts: Counts = {
  acks: 1,
  refusals: 0,
  unknowns: 0,
  deliveries: 1,
  catchUps: 0,
  resets: 0,
  faults: 1,
}
const broken = (promise: string): Verdict => ({
  kind: 'failed',
  counts,
  violations: [{ rule: 'hole', promise, count: 2, examples: ['place 7 is missing', 'place 8 is missing'] }],
})
const after = (verdict: Verdict, ...troubles: string[]) => ({ verdict, troubles, afterMs: 12_340 })
const bug = { promises: ['D3', 'D4'] }
const passed: Verdict = { kind: 'passed', counts }
const inconclusive: Verdict = { kind: 'inconclusive', counts, shortfalls: ['1 acks are too few'] }

describe('the result of a hunt', () => {
  test('is a catch when one of the promises that the bug breaks was found broken, and nothing else happened', () => {
    expect(isCaught(after(broken('D4')), bug)).toBe(true)
    expect(isCaught(after(broken('D1')), bug)).toBe(false)
    expect(isCaught(after(broken('D4'), 'node-1 ended by itself with 1'), bug)).toBe(false)
    expect(isCaught(after(inconclusive), bug)).toBe(false)
    expect(isCaught(after(passed), bug)).toBe(false)
  })

  test('of the program as it is has to be peace, and enough of it', () => {
    expect(isPeaceful(after(passed))).toBe(true)
    expect(isPeaceful(after(passed, 'node-1 ended by itself with 1'))).toBe(false)
    expect(isPeaceful(after(inconclusive))).toBe(false)
    expect(isPeaceful(after(broken('D4')))).toBe(false)
  })

  test('is told with an example of each broken rule', () => {
    expect(lineOf({ name: 'no-heads', found: after(broken('D4'), 'a crash'), isGood: false })).toBe(
      [
        'no-heads: NOT AS EXPECTED after 12.3 s',
        '  D4 hole, 2 times: place 7 is missing',
        '  TROUBLE a crash',
      ].join('\n'),
    )
    expect(lineOf({ name: 'no bug', found: after(inconclusive), isGood: false })).toContain('too few')
  })

  test('has its row in the table', () => {
    const results = [
      { name: 'burnt-numbers', found: after(broken('D4')), isGood: true },
      { name: 'no bug', found: after(passed, 'a crash'), isGood: false },
    ]
    expect(tableOf(results)).toBe(
      [
        'bug            caught by rule   after s',
        'burnt-numbers  hole             12.3',
        'no bug         passed, trouble  12.3     NO',
      ].join('\n'),
    )
  })
})
