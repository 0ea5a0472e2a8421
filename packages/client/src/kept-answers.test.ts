import { loadHome } from '@mehfil/shared/contract/thoughts'
import { getTopic, listTopics } from '@mehfil/shared/contract/topics'
import { Failure } from '@mehfil/shared/errors'
import { describe, expect, test } from 'vitest'
import type { FeedClient } from './feed-client.ts'
import { type AnswerCache, createKeptAnswers } from './kept-answers.ts'
import { createWorld } from './test-support.ts'

function memoryCache(): AnswerCache & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  return {
    kept,
    load: async (userId, question) => kept.get(`${userId} ${question}`),
    save: async (userId, question, answer) => void kept.set(`${userId} ${question}`, answer),
    async forget(userId) {
      for (const key of kept.keys()) if (key.startsWith(`${userId} `)) kept.delete(key)
    },
  }
}

/** A server whose first answers are at hand, and then, without a line, none. */
function createLine() {
  const line = { answer: {} as object | undefined, status: 200 }
  const fetch: typeof globalThis.fetch = async () => {
    if (!line.answer) throw new TypeError('No line.')
    return Response.json(line.answer, { status: line.status })
  }
  return { line, fetch }
}

/** A visit of the person of that number: what was told at former ones is in the cache. */
function createVisits() {
  const { client } = createWorld()
  const cache = memoryCache()
  const { line, fetch } = createLine()
  const visit = (person: number): FeedClient =>
    client(person, { fetch, keptAnswers: createKeptAnswers(cache) }, false)
  return { cache, line, visit }
}

const first = { limit: 30 }
const settled = () => new Promise(resolve => setTimeout(resolve))
const failing = (code: string) => expect.objectContaining({ code })

describe('what pages begin with', () => {
  test('is there at a start without a line, as the same reader was told it last', async () => {
    const { line, visit } = createVisits()
    const before = visit(1)
    line.answer = { thoughts: [], next: 'old' }
    await before.call(loadHome, first)
    line.answer = { thoughts: [], next: 'new' }
    await before.call(loadHome, first)
    line.answer = undefined
    expect(await visit(1).call(loadHome, first)).toMatchObject({ next: 'new' })
    await expect(visit(0).call(loadHome, first)).rejects.toEqual(failing('unavailable'))
  })

  test('never takes the place of what the server says, nor comes once it has said something', async () => {
    const { line, visit } = createVisits()
    const topic = { topicId: 'chai' }
    line.answer = { topic: { name: 'kept' } }
    await visit(1).call(getTopic, topic)
    const after = visit(1)
    line.status = 404
    line.answer = { error: { code: 'not-found', message: 'This topic does not exist.' } }
    await expect(after.call(getTopic, topic)).rejects.toEqual(failing('not-found'))
    line.status = 200
    line.answer = { topic: { name: 'fresh' } }
    await after.call(getTopic, topic)
    line.answer = undefined
    await expect(after.call(getTopic, topic)).rejects.toEqual(failing('unavailable'))
  })

  test('has no further pages, and nothing that somebody looked for', async () => {
    const { cache, line, visit } = createVisits()
    line.answer = { topics: [], thoughts: [], next: null }
    const asking = visit(1)
    await asking.call(loadHome, { ...first, before: 'x' })
    await asking.call(listTopics, { limit: 30, query: 'ch' })
    await asking.call(listTopics, { limit: 30, cursor: 'x' })
    await settled()
    expect([...cache.kept.keys()].filter(key => /before|query|cursor/.test(key))).toEqual([])
  })

  test('is gone when its reader leaves, also what was still on its way to her', async () => {
    const { cache, line, visit } = createVisits()
    line.answer = { thoughts: [], next: null }
    const leaving = visit(1)
    await leaving.call(loadHome, first)
    expect(cache.kept.size).toBeGreaterThan(0)
    const late = leaving.call(loadHome, first)
    leaving.setUser(null)
    await late.catch((error: unknown) => expect(error).toBeInstanceOf(Failure))
    await settled()
    expect([...cache.kept.keys()].filter(key => key.includes('home'))).toEqual([])
  })
})
