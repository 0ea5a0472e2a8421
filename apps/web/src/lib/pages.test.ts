import { Failure } from '@mehfil/shared/errors'
import { describe, expect, it } from 'vitest'
import { createPages } from './pages.ts'

/** Ten numbers in pages of four; asked for what is in `refusals`, it fails once. */
function tenNumbers() {
  const asked: (number | undefined)[] = []
  const refusals = new Set<number | undefined>()
  const pages = createPages(async (at: number | undefined) => {
    asked.push(at)
    if (refusals.delete(at)) throw new Failure('unavailable', 'Not now.')
    const from = at ?? 0
    const items = Array.from({ length: Math.min(4, 10 - from) }, (_, index) => from + index)
    return { items, next: from + 4 < 10 ? from + 4 : null }
  })
  return { pages, asked, refusals }
}

describe('a list in pages', () => {
  it('is read to its end, each item once, however often it is asked for', async () => {
    const { pages, asked } = tenNumbers()
    expect(pages.state.get()).toEqual({ kind: 'loading' })
    await pages.open()
    expect(pages.state.get()).toEqual({ kind: 'open', items: [0, 1, 2, 3], more: 'some' })
    await Promise.all([pages.loadMore(), pages.loadMore()])
    await pages.loadMore()
    await pages.loadMore()
    expect(pages.state.get()).toEqual({
      kind: 'open',
      items: Array.from({ length: 10 }, (_, at) => at),
      more: 'none',
    })
    expect(asked).toEqual([undefined, 4, 8])
  })

  it('says why there is nothing, and is there when it is asked for again', async () => {
    const { pages, refusals } = tenNumbers()
    refusals.add(undefined)
    await pages.open()
    expect(pages.state.get()).toMatchObject({ kind: 'failed', problem: { code: 'unavailable' } })
    await pages.open()
    expect(pages.state.get()).toMatchObject({ kind: 'open' })
  })

  it('keeps what it has when the rest fails', async () => {
    const { pages, refusals } = tenNumbers()
    await pages.open()
    refusals.add(4)
    await pages.loadMore()
    expect(pages.state.get()).toEqual({ kind: 'open', items: [0, 1, 2, 3], more: 'failed' })
    await pages.loadMore()
    expect(pages.state.get()).toMatchObject({ more: 'some' })
  })
})
