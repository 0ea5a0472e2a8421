import { describe, expect, it } from 'vitest'
import { misplaced, saidIn } from './words-in-place.ts'

const ALL = ['feed.new', 'feed.newer', 'keys.title', 'reaction.love', 'reaction.wah']

describe('the words of a source', () => {
  it('are keys in quotes, and all that begin like one that is put together', () => {
    expect(saidIn("t('feed.new', { count }); t(more ? 'keys.title' : `keys.none`)", ALL)).toEqual(
      new Set(['feed.new', 'keys.title']),
    )
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source that is read
    expect(saidIn('t(`reaction.${kind}`)', ALL)).toEqual(new Set(['reaction.love', 'reaction.wah']))
  })
})

describe('a word is out of place', () => {
  const place = { first: ['feed.new'], later: ['keys.title'] }

  it('never when each is said where its catalogue is', () => {
    const said = { byPage: new Set(['feed.new']), byAny: new Set(['feed.new', 'keys.title']) }
    expect(misplaced({ ...place, ...said })).toEqual([])
  })

  it('when the page needs one that comes later, when only a piece needs one of the first, and when nobody does', () => {
    const early = { byPage: new Set(['feed.new', 'keys.title']), byAny: new Set(['feed.new', 'keys.title']) }
    expect(misplaced({ ...place, ...early })).toEqual([
      expect.stringMatching(/^keys\.title: the page itself/),
    ])
    const late = { byPage: new Set<string>(), byAny: new Set(['feed.new', 'keys.title']) }
    expect(misplaced({ ...place, ...late })).toEqual([expect.stringMatching(/^feed\.new: only pieces/)])
    const unsaid = { byPage: new Set<string>(), byAny: new Set(['keys.title']) }
    expect(misplaced({ ...place, ...unsaid })).toEqual([expect.stringMatching(/^feed\.new: nobody/)])
  })
})
