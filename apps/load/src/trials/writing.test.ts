import { expect, test } from 'vitest'
import type { LoadClient } from '../members/load-client.ts'
import { delaysOf, dueOf } from './writing.ts'

const body = (number: number) => `Thought ${number} due 1000`

const readerOf = (seen: readonly [number, string][]) =>
  ({
    history: { events: seen.map(([at, text]) => ({ at, kind: 'deliver', rows: [{ body: text }] })) },
  }) as unknown as LoadClient

test('what a reader never saw is infinitely late, and what she saw twice counts once', () => {
  const dueAt = new Map([
    [body(1), 100],
    [body(2), 200],
    [body(3), 300],
  ])
  const reader = readerOf([
    [130, body(1)],
    [250, body(2)],
    [900, body(2)],
  ])
  expect(delaysOf([reader], dueAt)).toEqual([30, 50, Number.POSITIVE_INFINITY])
  expect(delaysOf([reader], dueAt, { from: 150, to: 250 })).toEqual([50])
})

test('a thought says when it was due', () => {
  expect(dueOf('Thought 3 due 1763800000000')).toBe(1_763_800_000_000)
  expect([dueOf('overdue books'), dueOf(null)]).toEqual([undefined, undefined])
})
