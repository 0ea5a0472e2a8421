import { describe, expect, test } from 'vitest'
import type { Round } from './rounds.ts'
import { exitCodeOf, type Goal, rowOf } from './row.ts'

const usage = { server: 0, generator: 0, others: 0, generatorLagMs: 0 }
const rounds = (side: string, values: readonly number[], why?: string): Round<number>[] =>
  values.map(value => ({ side, value, usage, void: why }))

const row = (played: readonly Round<number>[], goal?: Goal) =>
  rowOf(played, {
    name: 'acks',
    unit: '/s',
    sides: { ours: 'ours', reference: 'one each' },
    ...(goal && { goal }),
    figure: value => value,
  })

const good = [...rounds('ours', [30, 20, 40]), ...rounds('one each', [10, 10, 9])]

describe('a row of the bench', () => {
  test('is the ratio of the medians, and judged by its goal', () => {
    const met = row(good, { atLeast: 2.5 })
    expect(met).toMatchObject({ ratio: 3, verdict: 'met', ours: { min: 20, median: 30, max: 40 } })
    expect(row(good, { atLeast: 3.5 }).verdict).toBe('missed')
    expect(row(good, { atMost: 1.1 }).verdict).toBe('missed')
    expect(row(good).verdict).toBe('no goal')
  })

  test('says nothing when too few rounds count', () => {
    const disturbed = [
      ...rounds('ours', [30, 20]),
      ...rounds('ours', [500], 'others'),
      ...rounds('one each', [10, 9, 8]),
    ]
    expect(row(disturbed, { atLeast: 2.5 })).toMatchObject({ verdict: 'unsure', ours: { median: 25 } })
  })

  test('decides how the program ends; a stretch does not', () => {
    const [met, missed] = [row(good, { atLeast: 2 }), row(good, { atLeast: 9 })]
    const unsure = row(good.slice(1), { atLeast: 2 })
    expect(exitCodeOf([met, row(good)])).toBe(0)
    expect(exitCodeOf([met, unsure])).toBe(2)
    expect(exitCodeOf([unsure, missed])).toBe(1)
    expect(exitCodeOf([met, row(good, { atLeast: 9, isStretch: true })])).toBe(0)
  })
})
