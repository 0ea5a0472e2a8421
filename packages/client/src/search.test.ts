import { Failure } from '@mehfil/shared/errors'
import type { ThoughtsFound } from '@mehfil/shared/search'
import { NO_VIEWER } from '@mehfil/shared/thought'
import { aThought } from '@mehfil/testkit/a-thought'
import { createFakeClock } from '@mehfil/testkit/fake-clock'
import { describe, expect, test } from 'vitest'
import { createFeedClient } from './create-feed-client.ts'
import { createNotifications } from './notifications.ts'
import { createOutboxLanes } from './outbox-lanes.ts'
import { createSearch, type SearchState } from './search.ts'

type Asked = {
  q: string
  cursor: string | undefined
  isEnded: boolean
  answer(found: ThoughtsFound | Failure): void
}

/** A member's search, and a server that answers when it is told to. */
function setUp() {
  const clock = createFakeClock()
  const asked: Asked[] = []
  const fetch: typeof globalThis.fetch = (address, init) =>
    new Promise((resolve, reject) => {
      const { searchParams } = new URL(String(address))
      const question: Asked = {
        q: searchParams.get('q') ?? '',
        cursor: searchParams.get('cursor') ?? undefined,
        isEnded: false,
        answer: found => resolve(responseOf(found)),
      }
      init?.signal?.addEventListener('abort', () => {
        question.isEnded = true
        reject(new Error('aborted'))
      })
      asked.push(question)
    })
  const client = createFeedClient({
    url: 'http://fake',
    createLanes: createOutboxLanes,
    createNotifications,
    fetch,
    clock,
  })
  const unit = createSearch<'thoughts'>({ call: client.call, clock })
  const kinds: SearchState['kind'][] = []
  unit.state.subscribe(() => kinds.push(unit.state.get().kind))
  return { clock, asked, unit, kinds }
}

const responseOf = (found: ThoughtsFound | Failure) => {
  const error =
    found instanceof Failure ? { code: found.code, message: found.message, requestId: 'r' } : undefined
  const body = error ? { error } : found
  return {
    ok: !error,
    status: error ? 429 : 200,
    headers: new Headers(),
    json: async () => body,
  } as unknown as Response
}

const page = (number: number, next: string | null = null): ThoughtsFound => ({
  kind: 'thoughts',
  thoughts: [aThought(number)],
  people: {},
  viewer: NO_VIEWER,
  spans: {},
  next,
})

const about = (q: string) => ({ kind: 'thoughts', q }) as const

const bodies = (state: SearchState<'thoughts'>) =>
  state.kind === 'found' ? state.pages.flatMap(({ thoughts }) => thoughts.map(({ seq }) => seq)) : state.kind

describe('a search', () => {
  test('asks once she stops typing, and at once when she is sure', async () => {
    const { clock, asked, unit } = setUp()
    for (const q of ['m', 'me', 'meh']) {
      unit.ask(about(q))
      await clock.advance(150)
    }
    expect(asked).toEqual([])
    await clock.advance(100)
    expect(asked.map(({ q }) => q)).toEqual(['meh'])
    unit.ask(about('mehfil'), { isSure: true })
    await clock.settle()
    expect(asked.map(({ q }) => q)).toEqual(['meh', 'mehfil'])
    unit.ask(about('mehfil'), { isSure: true })
    await clock.advance(1_000)
    expect(asked).toHaveLength(2)
  })

  test('ends the question before on its way, and shows what that one found until there is more to say', async () => {
    const { clock, asked, unit } = setUp()
    unit.ask(about('dil'), { isSure: true })
    await clock.settle()
    asked[0]?.answer(page(1))
    await clock.settle()
    unit.ask(about('dard'), { isSure: true })
    await clock.settle()
    unit.ask(about('dava'), { isSure: true })
    await clock.settle()
    expect(asked.map(({ isEnded }) => isEnded)).toEqual([false, true, false])
    expect(unit.state.get()).toMatchObject({
      kind: 'searching',
      question: about('dava'),
      before: { question: about('dil') },
    })
    asked[2]?.answer(page(3))
    await clock.settle()
    expect(unit.state.get()).toMatchObject({ kind: 'found', question: about('dava'), rest: 'end' })
    expect(bodies(unit.state.get())).toEqual([3])
  })

  test('goes on page by page, each asked for once', async () => {
    const { clock, asked, unit } = setUp()
    unit.ask(about('dil'), { isSure: true })
    await clock.settle()
    asked[0]?.answer(page(1, 'c1'))
    await clock.settle()
    unit.more()
    unit.more()
    await clock.settle()
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'c1'])
    asked[1]?.answer(page(2))
    await clock.settle()
    unit.more()
    await clock.settle()
    expect(asked).toHaveLength(2)
    expect(bodies(unit.state.get())).toEqual([1, 2])
  })

  test('says honestly what failed, and tries it again', async () => {
    const { clock, asked, unit } = setUp()
    unit.ask(about('dil'), { isSure: true })
    await clock.settle()
    asked[0]?.answer(new Failure('rate-limited', 'That was a lot at once.'))
    await clock.settle()
    expect(unit.state.get()).toMatchObject({ kind: 'failed', error: { code: 'rate-limited' } })
    unit.again()
    await clock.settle()
    asked[1]?.answer(page(1, 'c1'))
    await clock.settle()
    unit.more()
    await clock.settle()
    asked[2]?.answer(new Failure('unavailable', 'Not now.'))
    await clock.settle()
    expect(unit.state.get()).toMatchObject({ kind: 'found', rest: 'failed' })
    unit.again()
    await clock.settle()
    asked[3]?.answer(page(2))
    await clock.settle()
    expect(bodies(unit.state.get())).toEqual([1, 2])
  })

  test('rests when nothing is looked for any more, whatever comes late', async () => {
    const { clock, asked, unit, kinds } = setUp()
    unit.ask(about('dil'), { isSure: true })
    await clock.settle()
    unit.ask(about('  '))
    asked[0]?.answer(page(1))
    await clock.advance(1_000)
    expect(unit.state.get()).toEqual({ kind: 'resting' })
    expect(kinds).toEqual(['searching', 'resting'])
  })
})
