import { expect, test } from 'vitest'
import { nameOfSight, seenUpTo } from './seen-rows.ts'

const row = (number: number) => ({ id: `row-${number}`, number })
const rows = [row(9), row(7), row(6), row(2)]
const seen = (...numbers: number[]) => new Set(numbers.map(number => nameOfSight(row(number))))

test('rises from the oldest on that is not read, up to what has not been seen', () => {
  const count = { readUpTo: 4, unread: 3 }
  expect(seenUpTo(rows, seen(), count)).toBe(4)
  expect(seenUpTo(rows, seen(9, 7), count)).toBe(4)
  expect(seenUpTo(rows, seen(6), count)).toBe(6)
  expect(seenUpTo(rows, seen(9, 6), count)).toBe(6)
  expect(seenUpTo(rows, seen(9, 7, 6), count)).toBe(9)
})

test('stays where rows are missing that are not held yet', () => {
  expect(seenUpTo(rows, seen(9, 7, 6, 2), { readUpTo: 0, unread: 5 })).toBe(0)
})

test('a row that came again has to be seen again', () => {
  expect(seenUpTo([{ id: 'row-6', number: 10 }], seen(6), { readUpTo: 6, unread: 1 })).toBe(6)
})
