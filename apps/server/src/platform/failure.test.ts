import { Failure } from '@mehfil/shared/errors'
import { describe, expect, it } from 'vitest'
import { errorBody, faultFor, toFailure } from './failure.ts'

const databaseError = (code: string, message = 'duplicate key value (handle)=(asha)') =>
  Object.assign(new Error(message), { code })

/** As drizzle does: the values of the statement are in the text. */
const wrapped = (cause: Error) => new Error('Failed query: insert ...\nparams: secret', { cause })

describe('toFailure', () => {
  it.each(['55P03', '57014', '40001', '40P01', '53300', '53100', '57P01', '08006', '25P03'])(
    'takes SQLSTATE %s for a busy server, wrapped or not',
    code => {
      expect(toFailure(databaseError(code))).toMatchObject({ code: 'unavailable', retryAfterMs: 1_000 })
      expect(toFailure(wrapped(databaseError(code)))).toMatchObject({ code: 'unavailable' })
    },
  )

  it.each(['ECONNREFUSED', 'ECONNRESET'])('takes %s for a busy server', code => {
    expect(toFailure(databaseError(code)).code).toBe('unavailable')
  })

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
    'takes "%s" for a busy server',
    message => {
      expect(toFailure(new Error(message)).code).toBe('unavailable')
    },
  )

  it('takes a unique violation for a conflict, and text that no column takes for invalid', () => {
    expect(toFailure(wrapped(databaseError('23505'))).code).toBe('conflict')
    expect(toFailure(databaseError('22021')).code).toBe('invalid')
  })

  it.each([
    [413, 'too-large'],
    [415, 'unsupported-media'],
    [400, 'invalid'],
    [404, 'not-found'],
    [500, 'internal'],
  ])('reads the status %i of a request that Express refused as %s', (status, code) => {
    expect(toFailure(Object.assign(new Error('request entity too large'), { status })).code).toBe(code)
  })

  it('keeps a failure of ours, also as a cause', () => {
    const ours = new Failure('forbidden', 'You may not do this.')
    expect(toFailure(ours)).toBe(ours)
    expect(toFailure(new Error('rolled back', { cause: ours }))).toBe(ours)
  })

  it.each([new Error('secret'), databaseError('42P01', 'secret'), 'secret', null, { message: 'secret' }])(
    'says nothing of what else may be thrown',
    thrown => {
      const body = errorBody(toFailure(thrown), 'r1')
      expect(body).toEqual({
        code: 'internal',
        message: 'Something went wrong on our side.',
        requestId: 'r1',
      })
    },
  )

  it('survives a cause that is its own cause', () => {
    const error = new Error('a snake')
    error.cause = error
    expect(toFailure(error).code).toBe('internal')
  })
})

describe('faultFor', () => {
  it('tells the log what and where, without the values of a statement', () => {
    const fault = faultFor(wrapped(databaseError('42P01', 'relation "thoughts" does not exist')))
    expect(fault).toMatchObject({ code: '42P01', text: 'relation "thoughts" does not exist' })
    expect(JSON.stringify(fault)).not.toContain('secret')
    expect(fault.at).not.toHaveLength(0)
  })
})
