import { changePassword } from '@mehfil/shared/contract/accounts'
import type { Command } from '@mehfil/shared/contract/command'
import { loadThoughts, postThought } from '@mehfil/shared/contract/thoughts'
import { describe, expect, it } from 'vitest'
import { readInput } from './input.ts'

const failureOf = (command: Command, given: unknown) => {
  try {
    return readInput(command, given)
  } catch (error) {
    return error
  }
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })

describe('readInput', () => {
  it('parses, and fills the defaults in', () => {
    expect(readInput(loadThoughts, { topicId: 'shayari' })).toEqual({ topicId: 'shayari', limit: 30 })
  })

  it('names the field at fault, with the sentence of its schema where there is one', () => {
    expect(failureOf(changePassword, { current: 'x', next: 'short' })).toMatchObject({
      code: 'invalid',
      field: 'next',
      message: 'A password has at least 8 characters.',
    })
    expect(failureOf(postThought, { topicId: 'shayari' })).toMatchObject({
      code: 'invalid',
      field: 'clientId',
    })
  })

  it('names a field that has no place there', () => {
    expect(failureOf(changePassword, { current: 'x', next: 'long enough', extra: 1 })).toMatchObject({
      code: 'invalid',
      field: 'extra',
    })
  })

  it.each([
    ['a number', 5],
    ['text', 'x'],
    ['null', null],
    ['a list', []],
    ['nothing', undefined],
    ['binary data', { topicId: Buffer.from('x') }],
    ['a deep object', nested(9)],
    ['a wide object', Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`f${n}`, n]))],
    ['__proto__', JSON.parse('{"topicId":"shayari","__proto__":{"isAdmin":true}}')],
    ['constructor inside', { topicId: { constructor: 1 } }],
  ])('refuses %s (S7)', (_, given) => {
    expect(failureOf(loadThoughts, given)).toMatchObject({ code: 'invalid' })
  })
})
