import { describe, expect, it } from 'vitest'
import { entryOf, isInShell } from './shell-files.ts'

describe('what is kept for a start without a line', () => {
  it('is every script and sheet, and the letters of the interface', () => {
    for (const name of [
      'assets/index-BxhHys42.js',
      'assets/pieces-BCv727j_.css',
      'assets/inter-latin-wght-normal-Dx4kXJAl.woff2',
      'assets/fraunces-latin-wght-normal-ukD16Tqj.woff2',
    ])
      expect(isInShell(name), name).toBe(true)
  })

  it('is not what only some have a use for, nor the page, which is kept by its name', () => {
    for (const name of ['assets/noto-nastaliq-urdu-arabic-wght-normal-DQb3xaK6.woff2', 'index.html', 'sw.js'])
      expect(isInShell(name), name).toBe(false)
  })
})

describe('the script that a page begins with', () => {
  it('is found in it, or the build fails', () => {
    const html = '<script src="/e.js"></script><script type="module" crossorigin src="/assets/a.js"></script>'
    expect(entryOf(html)).toBe('/assets/a.js')
    expect(() => entryOf('<p>')).toThrow('no script')
  })
})
