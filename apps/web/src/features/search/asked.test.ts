import { describe, expect, test } from 'vitest'
import { type Asked, questionOf, readAsked, searchOf } from './asked.ts'

const NOTHING: Asked = {
  q: '',
  kind: 'thoughts',
  topic: undefined,
  person: undefined,
  when: { kind: 'any' },
  hasPicture: false,
}

describe('the address of a search', () => {
  test.each<[string, Partial<Asked>]>([
    ['', {}],
    ['?q=dil+-%22gham+e%22', { q: 'dil -"gham e"' }],
    ['?q=%D9%85%D8%AD%D9%81%D9%84&kind=people', { q: 'محفل', kind: 'people' }],
    [
      '?q=a&topic=sham-e-sukhan&person=mirza_g&from=week&picture=yes',
      {
        q: 'a',
        topic: 'sham-e-sukhan',
        person: 'mirza_g',
        when: { kind: 'last', span: 'week' },
        hasPicture: true,
      },
    ],
    ['?q=a&from=2026-02-28', { q: 'a', when: { kind: 'days', from: '2026-02-28', to: undefined } }],
    ['?q=a&to=2026-03-01', { q: 'a', when: { kind: 'days', from: undefined, to: '2026-03-01' } }],
  ])('says all of it: %s', (search, asked) => {
    expect(readAsked(search)).toEqual({ ...NOTHING, ...asked })
    expect(searchOf({ ...NOTHING, ...asked })).toBe(search)
  })

  test('is read where somebody has typed it, and what makes no sense is left out', () => {
    expect(readAsked('?q=%20a%20&person=@Mirza&kind=all&topic=no%20topic')).toEqual({
      ...NOTHING,
      q: ' a ',
      person: 'mirza',
    })
    for (const from of ['2026-02-30', '2026-13-01', 'decade', '26-1-1'])
      expect(readAsked(`?from=${from}`).when).toEqual({ kind: 'any' })
  })
})

describe('the question to the server', () => {
  const now = new Date(2026, 10, 22, 18, 40).getTime()
  const of = (search: string) => questionOf(readAsked(search), now)

  test('is none while nothing is looked for', () => {
    expect(of('?topic=verse&q=++')).toBeUndefined()
  })

  test('has what narrows down thoughts, and nothing of it for people and topics', () => {
    expect(of('?q=+dil+&topic=verse&person=asha&picture=yes')).toEqual({
      kind: 'thoughts',
      q: 'dil',
      topic: 'verse',
      person: 'asha',
      picture: 'yes',
    })
    expect(of('?q=dil&kind=people&topic=verse&from=day')).toEqual({ kind: 'people', q: 'dil' })
  })

  test('has days as the reader’s calendar has them, the last one included', () => {
    expect(of('?q=a&from=2026-11-01&to=2026-11-30')).toMatchObject({
      from: new Date(2026, 10, 1).toISOString(),
      to: new Date(2026, 11, 1).toISOString(),
    })
  })

  test('stays the same for a while where it asks for the last days', () => {
    const later = questionOf(readAsked('?q=a&from=day'), now + 60_000)
    expect(of('?q=a&from=day')).toEqual(later)
    expect(of('?q=a&from=day')).toMatchObject({ from: new Date(2026, 10, 21, 18).toISOString() })
  })
})
