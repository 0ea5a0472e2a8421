import { describe, expect, it } from 'vitest'
import { nameFaults } from './catalogue-faults.ts'

const english = { hello: 'Hello {name}', news: { one: '{count} new', other: '{count} new' }, bye: 'Bye' }

describe('a translation', () => {
  it('is without fault with the names of the English words, in any order', () => {
    const urdu = { hello: '{name} سلام', news: { one: '{count} نیا', other: '{count} نئے' }, bye: 'خدا حافظ' }
    expect(nameFaults(english, urdu, 'ur')).toEqual([])
  })

  it('has one for each name that it lacks or invents, in each form, and for each word that is missing', () => {
    const urdu = { hello: 'سلام {nam}', news: { one: 'ایک نیا', other: '{count} نئے' } }
    expect(nameFaults(english, urdu, 'ur')).toEqual([
      'ur: hello lacks {name}.',
      'ur: hello has no {nam} to fill in.',
      'ur: news lacks {count}.',
      'ur: bye is missing.',
    ])
  })
})
