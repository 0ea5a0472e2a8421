import type { Command } from '@mehfil/shared/contract/command'
import { httpAddress } from '@mehfil/shared/contract/http-address'
import { Failure } from '@mehfil/shared/errors'

/** Answers kept for each account: what its pages begin with. */
export const KEPT_ANSWERS = 60

/** Answers of an earlier visit, by their questions. `userId` is empty for a guest. May forget, and may reject. */
export type AnswerCache = {
  load(userId: string, question: string): Promise<unknown>
  /** Keeps it as the newest of this account; the oldest beyond `KEPT_ANSWERS` go. */
  save(userId: string, question: string, answer: unknown): Promise<void>
  forget(userId: string): Promise<void>
}

export const noAnswerCache: AnswerCache = {
  load: async () => undefined,
  save: async () => undefined,
  forget: async () => undefined,
}

/** What pages begin with, beside the feeds of topics, which are kept by themselves. */
const BEGINNINGS = [
  'topic:list',
  'topic:get',
  'home:load',
  'explore:load',
  'bookmark:list',
  'person:get',
  'person:thoughts',
]

export type KeptAnswers = {
  /** The answer to this, or, where there is no line and was none at this visit, that of an earlier one. */
  through(command: Command, input: unknown, ask: () => Promise<unknown>): Promise<unknown>
}

/** The answers that pages begin with, for a start without a line. Once there was one, its loss is said. */
export function createKeptAnswers(cache: AnswerCache, userId: () => string | undefined): KeptAnswers {
  const told = new Set<string>()

  return {
    async through(command, input, ask) {
      const reader = userId() ?? ''
      const isStill = () => reader === (userId() ?? '')
      const question = questionOf(command, input)
      if (question === undefined) return ask()
      try {
        const answer = await ask()
        if (isStill()) cache.save(reader, question, answer).catch(() => undefined)
        told.add(`${reader} ${question}`)
        return answer
      } catch (error) {
        const isAway = error instanceof Failure && error.code === 'unavailable'
        if (!isAway || told.has(`${reader} ${question}`)) throw error
        const kept = await cache.load(reader, question).catch(() => undefined)
        if (kept === undefined || !isStill()) throw error
        return kept
      }
    },
  }
}

/** Undefined of what is not kept: further pages, and what somebody looks for. */
function questionOf({ name, http }: Command, input: unknown): string | undefined {
  const fields = input as Record<string, unknown>
  if (!http || !BEGINNINGS.includes(name) || 'before' in fields || 'cursor' in fields || 'query' in fields)
    return
  return httpAddress(http, fields).path
}
