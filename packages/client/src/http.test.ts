import { editProfile } from '@mehfil/shared/contract/people'
import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { loadThoughts } from '@mehfil/shared/contract/thoughts'
import { createFakeClock } from '@mehfil/testkit/fake-clock'
import { describe, expect, test } from 'vitest'
import { createHttp, requestOf } from './http.ts'

const thoughtId = '01900000-0000-7000-8000-000000000001'

describe('a request', () => {
  test('puts fields into the path, the query or the body', () => {
    const form = (command: { http?: unknown }) => command.http as Parameters<typeof requestOf>[0]
    expect(requestOf(form(loadThoughts), { topicId: 'a/b', before: 7, limit: undefined })).toMatchObject({
      path: '/api/topics/a%2Fb/thoughts?before=7',
      init: { method: 'GET' },
    })
    expect(requestOf(form(addReaction), { thoughtId, kind: 'wah' })).toMatchObject({
      path: `/api/thoughts/${thoughtId}/reactions/wah`,
      init: { method: 'PUT', body: '{}' },
    })
    expect(requestOf(form(removeReaction), { thoughtId, kind: 'wah' }).init).not.toHaveProperty('body')
    expect(requestOf(form(editProfile), { bio: 'Hm' })).toMatchObject({
      path: '/api/people/me',
      init: { method: 'PATCH', body: '{"bio":"Hm"}' },
    })
  })
})

describe('an answer', () => {
  const clock = createFakeClock()
  const ask = (answer: typeof fetch, cookie?: string) =>
    createHttp({ url: 'http://fake', fetch: answer, clock, cookie })(editProfile, { bio: '' })
  const json = (status: number, body: unknown, headers = {}) =>
    ask(async () => new Response(JSON.stringify(body), { status, headers }))

  test('is the output, or a failure with the server’s own words', async () => {
    expect(await json(200, { user: 1 })).toEqual({ user: 1 })
    const error = { code: 'invalid', message: 'The bio is too long.', field: 'bio', requestId: 'r' }
    await expect(json(400, { error })).rejects.toMatchObject({ code: 'invalid', field: 'bio' })
    const limited = { code: 'rate-limited', message: 'Slower.', requestId: 'r' }
    await expect(json(429, { error: limited }, { 'retry-after': '3' })).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 3_000,
    })
  })

  test('of a proxy in between is understood by its status', async () => {
    const page = (status: number) => ask(async () => new Response('<html>', { status }))
    await expect(page(502)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(page(413)).rejects.toMatchObject({ code: 'too-large' })
    await expect(page(418)).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('that does not come is a failure with an unknown outcome', async () => {
    const offline = ask(async () => {
      throw new TypeError('fetch failed')
    })
    await expect(offline).rejects.toMatchObject({ code: 'unavailable' })
    const silent = ask(
      (_, init) => new Promise((__, reject) => init?.signal?.addEventListener('abort', reject)),
    )
    const given = expect(silent).rejects.toMatchObject({ code: 'unavailable' })
    await clock.advance(20_000)
    await given
  })

  test('is asked for under one’s own name by programs that are not browsers', async () => {
    const sent: unknown[] = []
    const noted: typeof fetch = async (_, init) => {
      sent.push(init?.headers)
      return new Response('{}')
    }
    await ask(noted, 'session=1')
    await ask(noted, '')
    expect(sent[0]).toMatchObject({ cookie: 'session=1', origin: 'http://fake' })
    expect(sent[1]).not.toHaveProperty('cookie')
  })
})
