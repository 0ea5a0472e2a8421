import { expect, test } from 'vitest'
import { voidReasonOf } from './usage.ts'

const calm = { server: 0.9, generator: 0.4, others: 0.05, generatorLagMs: 8 }

test('a round is void when the generator or the machine was busy with something else', () => {
  expect(voidReasonOf(calm)).toBeUndefined()
  expect(voidReasonOf({ ...calm, generatorLagMs: 31 })).toBe('the generator was late by 31 ms')
  expect(voidReasonOf({ ...calm, generator: 0.9 })).toBe('the generator took 90 % of a core')
  expect(voidReasonOf({ ...calm, others: 0.4 })).toBe('others took 40 % of the machine')
})
