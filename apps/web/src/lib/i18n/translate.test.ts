import { beforeAll, describe, expect, it } from 'vitest'
import { fetchWords, t } from './translate.ts'

beforeAll(fetchWords)

describe('words', () => {
  it('pick the form of the number, and write it as the language does', () => {
    expect(t('feed.new', { count: 1 })).toBe('1 new thought')
    expect(t('feed.new', { count: 1200 })).toBe('1,200 new thoughts')
  })

  it('take in what they are given, as it is', () => {
    expect(t('thread.subtitle', { name: '{count} <b>' })).toBe('In {count} <b>')
  })
})
