import { describe, expect, it } from 'vitest'
import { pageLanguage } from './page-language.ts'

const asked = (accept: string, cookie?: string) => pageLanguage({ 'accept-language': accept, cookie })

describe('the language of a page', () => {
  it('is the best of those that the browser asks for', () => {
    expect(asked('ur-PK,ur;q=0.9,en;q=0.8')).toBe('ur')
    expect(asked('fr-FR, bn;q=0.6, hi;q=0.7, en;q=0.5')).toBe('hi')
    expect(asked('hi;q=0, bn;q=0.1')).toBe('bn')
    expect(asked('EN-us,hi')).toBe('en')
  })

  it('is English where it asks for none of ours, for nothing, or for nonsense', () => {
    for (const accept of ['fr-FR,fr;q=0.9', '*', '', ';q=1,,;;=', 'urdu', 'hi;q=many']) {
      expect(asked(accept)).toBe('en')
    }
    expect(pageLanguage({})).toBe('en')
  })

  it('is the one that was chosen, whatever the browser asks for', () => {
    expect(asked('en', 'a=b; mehfil_lang=ur; c=d')).toBe('ur')
    expect(asked('hi', 'mehfil_lang=en')).toBe('en')
    expect(asked('bn', 'mehfil_lang=tlh')).toBe('bn')
    expect(asked('bn', 'not_mehfil_lang=ur; x=mehfil_lang=ur')).toBe('bn')
  })
})
