import { describe, expect, test } from 'vitest'
import { LIMITS } from './limits.ts'
import { mentionsIn, namesIn } from './names.ts'

describe('whom a thought mentions', () => {
  test.each([
    ['@asha', ['asha']],
    ['Suno @Asha, aur @mir_2!', ['asha', 'mir_2']],
    ['(@asha) “@bilal” ‏@chand', ['asha', 'bilal', 'chand']],
    ['@asha @ASHA @asha', ['asha']],
    ['@asha۔ @bilal، @chand।', ['asha', 'bilal', 'chand']],
    ['mail asha@example.com or @@asha or #@asha', []],
    ['see https://example.com/@asha and https://example.com/?by=@bilal', []],
    ['@a @_asha @asha_ @آشا', []],
    [`@${'a'.repeat(31)}`, []],
    ['nobody at all', []],
  ])('%s', (body, handles) => {
    expect(mentionsIn(body)).toEqual(handles)
  })

  test('are the first so many, however many there are', () => {
    const body = Array.from({ length: 50 }, (_, at) => `@member${at}`).join(' ')
    expect(mentionsIn(body)).toHaveLength(LIMITS.mentions)
    expect(mentionsIn(body)[0]).toBe('member0')
  })
})

test('the pieces of a text are the whole text', () => {
  const body = 'On #12 @asha said: look at #0 and @b.'
  expect(
    namesIn(body)
      .map(({ text }) => text)
      .join(''),
  ).toBe(body)
  expect(namesIn(body).filter(({ kind }) => kind !== 'text')).toEqual([
    { kind: 'place', text: '#12', seq: 12 },
    { kind: 'mention', text: '@asha', handle: 'asha' },
  ])
})
