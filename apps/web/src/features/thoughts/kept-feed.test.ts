import { describe, expect, it } from 'vitest'
import { createStore } from '#lib/store.ts'
import { keepIn, onlyKept } from './kept-feed.ts'
import type { MixedFeedState } from './mixed-feed.ts'
import { thoughtAtPlace } from './test-support.ts'

const NOTHING = { thoughts: [], arrivals: 0 }
const list = keepIn(
  NOTHING,
  [10, 30, 20].map(seq => thoughtAtPlace(seq)),
  'page',
)
const seqsOf = ({ thoughts }: typeof list) => thoughts.map(({ seq }) => seq)

describe('the list of what one keeps', () => {
  it('stands as it was read, whatever the thoughts’ own age', () => {
    expect(seqsOf(list)).toEqual([10, 30, 20])
    expect(seqsOf(keepIn(list, [thoughtAtPlace(40), thoughtAtPlace(5)], 'page'))).toEqual([10, 30, 20, 40, 5])
  })

  it('has on top what was kept since, and what was kept anew', () => {
    const top = [50, 20, 10].map(seq => thoughtAtPlace(seq))
    expect(seqsOf(keepIn(list, top, 'top'))).toEqual([50, 20, 10, 30])
    expect(keepIn(list, top, 'top').arrivals, 'nobody is called to the top for what she did herself').toBe(0)
  })

  it('takes from the news of a topic what is newer, and nothing else', () => {
    const edited = thoughtAtPlace(30, { rev: 40, body: 'Edited' })
    const next = keepIn(list, [thoughtAtPlace(60), edited, thoughtAtPlace(20)], 'news')
    expect(seqsOf(next)).toEqual([10, 30, 20])
    expect(next.thoughts[1]?.body).toBe('Edited')
    expect(keepIn(next, [thoughtAtPlace(30)], 'news'), 'an older revision changes nothing').toBe(next)
  })

  it('lets go of what was deleted (D9)', () => {
    const deleted = thoughtAtPlace(30, { rev: 40, body: null, deletedAt: '2026-01-02T00:00:00.000Z' })
    expect(seqsOf(keepIn(list, [deleted], 'news'))).toEqual([10, 20])
  })
})

describe('what of it is shown', () => {
  it('is what is still kept, and the same object until that changes', () => {
    const state = createStore<MixedFeedState>({ kind: 'open', ...list, reacted: {}, older: 'end' })
    const gone = createStore<readonly string[]>([])
    const shown = onlyKept(state, { has: id => !gone.get().includes(id), subscribe: gone.subscribe })
    const seqs = () => {
      const now = shown.get()
      return now.kind === 'open' ? seqsOf(now) : []
    }
    let told = 0
    const stop = shown.subscribe(() => told++)
    expect(shown.get()).toBe(shown.get())
    gone.set(['thought-30'])
    expect(seqs()).toEqual([10, 20])
    const before = shown.get()
    gone.set(['thought-30', 'thought-99'])
    expect(shown.get()).toBe(before)
    gone.set([])
    expect(seqs(), 'what was refused stands where it stood').toEqual([10, 30, 20])
    expect(told).toBe(3)
    stop()
    gone.set(['thought-10'])
    expect(told).toBe(3)
  })
})
