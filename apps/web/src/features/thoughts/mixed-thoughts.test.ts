import { veiled } from '@mehfil/shared/veil'
import { describe, expect, it } from 'vitest'
import { mixIn } from './mixed-thoughts.ts'
import { thoughtAtPlace } from './test-support.ts'

const NOTHING = { thoughts: [], arrivals: 0 }
const first = mixIn(NOTHING, [thoughtAtPlace(10), thoughtAtPlace(12)], 'page')
const seqsOf = ({ thoughts }: typeof first) => thoughts.map(({ seq }) => seq)

describe('a feed of several topics', () => {
  it('stands newest first', () => {
    expect(seqsOf(first)).toEqual([12, 10])
    expect(first.arrivals).toBe(0)
  })

  it('counts what comes on top', () => {
    const next = mixIn(first, [thoughtAtPlace(13), thoughtAtPlace(14)], 'news')
    expect(seqsOf(next)).toEqual([14, 13, 12, 10])
    expect(next.arrivals).toBe(2)
  })

  it('takes nothing older than it holds, unless it is a page', () => {
    expect(mixIn(first, [thoughtAtPlace(9)], 'news')).toBe(first)
    expect(seqsOf(mixIn(first, [thoughtAtPlace(9)], 'page'))).toEqual([12, 10, 9])
  })

  it('shows a thought once, in its newest revision (D5)', () => {
    const edited = thoughtAtPlace(10, { rev: 20, body: 'Edited' })
    const next = mixIn(first, [edited, thoughtAtPlace(10)], 'news')
    expect(next.thoughts.find(({ seq }) => seq === 10)?.body).toBe('Edited')
    expect(next.arrivals).toBe(0)
  })

  it('lets go of whoever is not to be seen any more, and has her back where she was', () => {
    const without = mixIn(first, [veiled(thoughtAtPlace(12))], 'news')
    expect(seqsOf(without)).toEqual([10])
    expect(mixIn(without, [veiled(thoughtAtPlace(12))], 'news')).toBe(without)
    expect(seqsOf(mixIn(without, [thoughtAtPlace(12)], 'news'))).toEqual([12, 10])
  })

  it('lets go of what was deleted (D9)', () => {
    const deleted = thoughtAtPlace(12, { rev: 20, body: null, deletedAt: '2026-01-02T00:00:00.000Z' })
    expect(seqsOf(mixIn(first, [deleted], 'news'))).toEqual([10])
  })
})
