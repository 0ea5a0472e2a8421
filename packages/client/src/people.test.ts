import { Failure } from '@mehfil/shared/errors'
import { anId } from '@mehfil/testkit/an-id'
import { describe, expect, test } from 'vitest'
import { createWorld } from './test-support.ts'

const ids = (count: number) => Array.from({ length: count }, (_, at) => anId(at + 1, 0x77))
const FIVE_MINUTES = 5 * 60_000

describe('people who are wanted', () => {
  test('are asked for in one call, and not again within five minutes', async () => {
    const { clock, client, server } = createWorld()
    const { people } = client()
    const calls = () => server.askedOf('person:find').length
    await clock.advance(100)
    // Thirty cards, each for itself, and drawn twice.
    for (const id of [...ids(30), ...ids(30)]) people.want([id])
    await clock.advance(100)
    expect(calls()).toBe(1)
    expect(ids(30).every(id => people.get(id))).toBe(true)
    await clock.advance(FIVE_MINUTES - 1_000)
    people.want(ids(30))
    await clock.advance(500)
    expect(calls()).toBe(1)
    await clock.advance(1_000)
    people.want(ids(30))
    await clock.advance(100)
    expect(calls()).toBe(2)
  })

  test('are a hundred in a call at most', async () => {
    const { clock, client, server } = createWorld()
    client().people.want(ids(150))
    await clock.advance(100)
    expect(server.askedOf('person:find')).toHaveLength(2)
  })

  test('may be wanted again when the call has failed', async () => {
    const { clock, client, server } = createWorld()
    const { people } = client()
    const [id = ''] = ids(1)
    server.refuseNext('person:find', new Failure('unavailable', 'Not now.'))
    people.want([id])
    await clock.advance(100)
    expect(people.get(id)).toBeUndefined()
    people.want([id])
    await clock.advance(100)
    expect(people.get(id)).toBeDefined()
  })
})
