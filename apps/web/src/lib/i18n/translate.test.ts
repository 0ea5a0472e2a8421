import { LANGUAGES } from '@mehfil/shared/language'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { monthAndYear, shortAge, waitingTime } from '../time.ts'
import { fetchFirstWords, fetchWords, formatNumber, language, t, tell } from './translate.ts'

beforeAll(async () => {
  for (const of of LANGUAGES) {
    await fetchFirstWords(of)
    await fetchWords(of)
  }
})
afterEach(() => language.set('en'))

describe('words', () => {
  it('pick the form of the number, and write it as the language does', () => {
    expect(t('feed.new', { count: 1 })).toBe('1 new thought')
    expect(t('feed.new', { count: 1200 })).toBe('1,200 new thoughts')
    language.set('ur')
    expect(t('topic.members', { count: 1 })).toBe('1 رکن')
    expect(t('topic.members', { count: 0 })).toBe('0 ارکان')
    language.set('hi')
    // Nothing at all is one here.
    expect(t('topic.reactions', { count: 0 })).toBe('0 प्रतिक्रिया')
    expect(t('topic.reactions', { count: 2 })).toBe('2 प्रतिक्रियाएँ')
    language.set('bn')
    expect(t('feed.new', { count: 12 })).toBe('১২টি নতুন ভাবনা')
    expect(t('feed.missing', { seq: 12 })).toContain('#12')
  })

  it('take in what they are given, as it is; from the right, kept apart from what stands beside it', () => {
    expect(t('thread.subtitle', { name: '{count} <b>' })).toBe('In {count} <b>')
    language.set('ur')
    expect(t('thread.subtitle', { name: 'Chai' })).toBe('\u200F\u2068Chai\u2069 میں')
  })

  it.each(LANGUAGES)('of %s have the plural forms that its grammar has', of => {
    expect(new Intl.PluralRules(of).resolvedOptions().pluralCategories.toSorted()).toEqual(['one', 'other'])
  })
})

describe('numbers and times', () => {
  const now = Date.parse('2026-06-15T12:00:00.000Z')
  const ago = (ms: number) => shortAge(new Date(now - ms).toISOString(), now)

  it('are of the language in use, at once', () => {
    expect([ago(120_000), formatNumber(1200)]).toEqual(['2 min', '1,200'])
    language.set('bn')
    expect([ago(120_000), formatNumber(1200), waitingTime(8_000)]).toEqual([
      '২ মিনিট',
      '১,২০০',
      expect.stringContaining('৮'),
    ])
    language.set('ur')
    expect([ago(120_000), formatNumber(1200)]).toEqual(['2 منٹ', '1,200'])
    language.set('hi')
    expect(monthAndYear('2026-06-15T12:00:00.000Z')).toBe('जून 2026')
  })
})

describe('what the server says', () => {
  it('is told in the language in use, with what it has filled in', () => {
    const sentence = 'A handle has at most 30 characters.'
    expect(tell(sentence)).toBe(sentence)
    language.set('ur')
    expect(tell('This handle is taken.')).toBe('یہ صارف نام لیا جا چکا ہے۔')
    language.set('bn')
    expect(tell(sentence)).toBe('ইউজারনেমে সর্বোচ্চ ৩০টি অক্ষর থাকে।')
    language.set('hi')
    expect(tell('A file has at most 8 MB.')).toBe('फ़ाइल ज़्यादा से ज़्यादा 8 MB की हो सकती है।')
  })

  it('stays as it is where there are no words for it', () => {
    language.set('ur')
    expect(tell('Something quite new.')).toBe('Something quite new.')
  })
})
