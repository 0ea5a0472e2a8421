import { describe, expect, it } from 'vitest'
import { type ConnectionFacts, connectionWords } from './connection-words.ts'

const well: ConnectionFacts = {
  connection: { kind: 'connected' },
  isOnline: true,
  waiting: 0,
  isLasting: true,
  isCatchingUp: false,
}
const lost = (attempt: number) => ({ kind: 'waiting', attempt, retryAt: 0 }) as const

describe('what is said of the connection', () => {
  it('is nothing when all is well, or at the first connecting', () => {
    expect(connectionWords(well).kind).toBe('well')
    expect(connectionWords({ ...well, connection: { kind: 'connecting' } }).kind).toBe('well')
  })

  it('is that it reconnects, and offline when that goes on', () => {
    expect(connectionWords({ ...well, connection: lost(1) }).kind).toBe('reconnecting')
    expect(connectionWords({ ...well, connection: lost(3) }).kind).toBe('offline')
  })

  it('counts what waits', () => {
    expect(connectionWords({ ...well, isOnline: false, waiting: 2 })).toEqual({
      kind: 'offline',
      waiting: 2,
      isLasting: true,
    })
  })

  it('is that it catches up', () => {
    expect(connectionWords({ ...well, isCatchingUp: true }).kind).toBe('catching-up')
  })

  it('is the reason when the server said goodbye', () => {
    const bye = { code: 'session-ended', message: 'You were signed out.' } as const
    expect(connectionWords({ ...well, connection: { kind: 'ended', bye } })).toMatchObject({
      kind: 'ended',
      message: 'You were signed out.',
    })
  })
})
