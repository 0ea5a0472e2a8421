import { loadHome } from '@mehfil/shared/contract/thoughts'
import { getTopic, listTopics } from '@mehfil/shared/contract/topics'
import { Failure } from '@mehfil/shared/errors'
import { describe, expect, test } from 'vitest'
import { type AnswerCache, createKeptAnswers } from './kept-answers.ts'

function memoryCache(): AnswerCache & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  return {
    kept,
    load: async (userId, question) => kept.get(`${userId} ${question}`),
    save: async (userId, question, answer) => void kept.set(`${userId} ${question}`, answer),
    forget: async () => undefined,
  }
}

const noLine = async () => {
  throw new Failure('unavailable', 'No line.')
}
const refused = async () => {
  throw new Failure('not-found', 'This topic does not exist.')
}
const first = { limit: 30 }

describe('what pages begin with', () => {
  test('is there at a start without a line, as the same reader was told it last', async () => {
    const cache = memoryCache()
    const before = createKeptAnswers(cache, () => 'asha')
    await before.through(loadHome, first, async () => 'old')
    await before.through(loadHome, first, async () => 'new')
    const after = createKeptAnswers(cache, () => 'asha')
    expect(await after.through(loadHome, first, noLine)).toBe('new')
    const other = createKeptAnswers(cache, () => undefined)
    await expect(other.through(loadHome, first, noLine)).rejects.toThrow('No line.')
  })

  test('is not shown in place of what the server says, nor once it has said something', async () => {
    const cache = memoryCache()
    const topic = { topicId: 'chai' }
    await createKeptAnswers(cache, () => 'asha').through(getTopic, topic, async () => 'kept')
    const after = createKeptAnswers(cache, () => 'asha')
    await expect(after.through(getTopic, topic, refused)).rejects.toThrow('This topic does not exist.')
    expect(await after.through(getTopic, topic, async () => 'fresh')).toBe('fresh')
    await expect(after.through(getTopic, topic, noLine)).rejects.toThrow('No line.')
  })

  test('has no further pages, and nothing that somebody looked for', async () => {
    const cache = memoryCache()
    const answers = createKeptAnswers(cache, () => 'asha')
    await answers.through(loadHome, { ...first, before: 'x' }, async () => 1)
    await answers.through(listTopics, { limit: 30, query: 'ch' }, async () => 1)
    await answers.through(listTopics, { limit: 30, cursor: 'x' }, async () => 1)
    expect(cache.kept.size).toBe(0)
  })

  test('is not kept for somebody else who has come meanwhile', async () => {
    const cache = memoryCache()
    let reader: string | undefined = 'asha'
    const answers = createKeptAnswers(cache, () => reader)
    await answers.through(loadHome, first, async () => {
      reader = undefined
      return 'hers'
    })
    expect(cache.kept.size).toBe(0)
  })
})
