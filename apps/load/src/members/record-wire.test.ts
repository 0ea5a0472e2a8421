import { createHistory } from '@mehfil/testkit/proof/history'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { recordFetch, recordLines } from './record-wire.ts'

const silent = { handleOpen() {}, handleClose() {}, handleEvent() {} }
const aHistory = () => createHistory({ name: 'phone', authorId: 'asha' }, () => 0)
const written = { thought: { id: 't1', seq: 1, rev: 3, body: 'hello' } }

/** A line on which the server gives this answer to everything. */
const lineWith = (answer: object) => {
  const history = aHistory()
  const open = recordLines(() => ({ send: async () => answer, close: () => undefined }), history)
  return { history, line: open(silent) }
}

afterEach(() => vi.unstubAllGlobals())

describe('the record of the wire', () => {
  test('notes an ack of a thought, from the socket and over HTTP', async () => {
    const { history, line } = lineWith({ ok: true, ...written })
    expect(await line.send('thought:post', { topicId: 'adda', clientId: 'c1' })).toMatchObject(written)
    expect(history.events).toEqual([{ at: 0, kind: 'ok', clientId: 'c1', id: 't1', seq: 1, rev: 3 }])

    vi.stubGlobal('fetch', async () => Response.json(written, { status: 201 }))
    const overHttp = aHistory()
    const body = JSON.stringify({ clientId: 'c1', body: 'hello' })
    const url = 'http://127.0.0.1:1/api/topics/adda/thoughts'
    const response = await recordFetch(overHttp)(url, { method: 'POST', body })
    expect(await response.json()).toEqual(written)
    expect(overHttp.events).toEqual(history.events)
  })

  test('notes nothing of what was refused, read or asked of another kind', async () => {
    const { history, line } = lineWith({ ok: false, error: { code: 'unavailable' } })
    await line.send('thought:post', { topicId: 'adda', clientId: 'c1' })
    const { history: other, line: second } = lineWith({ ok: true, ...written })
    await second.send('thought:edit', { thoughtId: 't1' })
    vi.stubGlobal('fetch', async () => Response.json({ thoughts: [] }))
    await recordFetch(other)('http://127.0.0.1:1/api/topics/adda/thoughts?limit=30', { method: 'GET' })
    expect([...history.events, ...other.events]).toEqual([])
  })

  test('notes catch-ups and resets, but not a first look', async () => {
    const since = { epoch: 'e1', rev: 4 }
    const caughtUp = lineWith({ ok: true, reset: false, from: 4, to: 9 })
    await caughtUp.line.send('topic:watch', { topicId: 'adda', since })
    expect(caughtUp.history.events).toEqual([{ at: 0, kind: 'caught-up', topicId: 'adda', from: 4, to: 9 }])
    const anew = lineWith({ ok: true, reset: true, from: 0, to: 9 })
    await anew.line.send('topic:watch', { topicId: 'adda', since })
    await anew.line.send('topic:watch', { topicId: 'adda' })
    expect(anew.history.events).toEqual([{ at: 0, kind: 'reset', topicId: 'adda', reason: 'server' }])
  })
})
