import type { Command } from '@mehfil/shared/contract/command'
import { httpAddress } from '@mehfil/shared/contract/http-address'

/** Answers kept for each account: what its pages begin with. */
export const KEPT_ANSWERS = 60

/** Answers of an earlier visit, by their questions. `userId` is empty for a guest. May forget, and may reject. */
export type AnswerCache = {
  load(userId: string, question: string): Promise<unknown>
  /** Keeps it as the newest of this account; the oldest beyond `KEPT_ANSWERS` go. */
  save(userId: string, question: string, answer: unknown): Promise<void>
  forget(userId: string): Promise<void>
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
  /** What this reader was told. */
  note(reader: string, command: Command, input: unknown, answer: unknown): Promise<void>
  /** What she was told at an earlier visit, if she was told nothing at this one; undefined where nothing is kept. */
  find(reader: string, command: Command, input: unknown): Promise<unknown>
  forget(reader: string): Promise<void>
}

/** The answers that pages begin with, for a start without a line. Once there was one, its loss is said. */
export function createKeptAnswers(cache: AnswerCache): KeptAnswers {
  const told = new Set<string>()

  return {
    async note(reader, command, input, answer) {
      const question = questionOf(command, input)
      if (question === undefined) return
      told.add(`${reader} ${question}`)
      await cache.save(reader, question, answer)
    },
    async find(reader, command, input) {
      const question = questionOf(command, input)
      if (question === undefined || told.has(`${reader} ${question}`)) return undefined
      return cache.load(reader, question)
    },
    forget: cache.forget,
  }
}

/** Undefined of what is not kept: further pages, and what somebody looks for. */
function questionOf({ name, http }: Command, input: unknown): string | undefined {
  const fields = input as Record<string, unknown>
  if (!http || !BEGINNINGS.includes(name) || 'before' in fields || 'cursor' in fields || 'query' in fields)
    return
  return httpAddress(http, fields).path
}
