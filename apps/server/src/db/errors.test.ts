import { describe, expect, test } from 'vitest'
import { isConnectionLoss } from './errors.ts'

const withCode = (code: string, message = 'a message') => Object.assign(new Error(message), { code })
const wrapped = (cause: Error) => new Error('Failed query: insert ...', { cause })

describe('a lost connection', () => {
  test.each(['08006', '57P01', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])(
    'is told by %s, wrapped or not',
    code => {
      expect(isConnectionLoss(withCode(code))).toBe(true)
      expect(isConnectionLoss(wrapped(withCode(code)))).toBe(true)
    },
  )

  test.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('is told by "%s"', message => {
    expect(isConnectionLoss(wrapped(new Error(message)))).toBe(true)
  })

  test('is not what the database itself refuses, whatever it quotes', () => {
    expect(isConnectionLoss(withCode('23505', 'Key (body)=(ECONNRESET) exists'))).toBe(false)
    expect(isConnectionLoss(new Error('a mistake of ours'))).toBe(false)
    expect(isConnectionLoss('ECONNRESET')).toBe(false)
  })
})
