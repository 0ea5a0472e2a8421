import { expect, test } from 'vitest'
import { createRowPool } from './row-pool.ts'

test('a row is shared only with one that is equal in everything', () => {
  const sameRow = createRowPool()
  const row = { id: 't1', seq: 1, rev: 3, body: 'salaam' }
  expect(sameRow(row)).toBe(row)
  expect(sameRow({ ...row })).toBe(row)
  for (const other of [
    { ...row, body: 'forged' },
    { ...row, seq: 2 },
    { ...row, rev: 4 },
    { ...row, id: 't2' },
  ]) {
    expect(sameRow(other)).toBe(other)
  }
})
