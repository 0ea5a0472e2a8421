import type { InputOf } from '@mehfil/shared/contract/command'
import { search } from '@mehfil/shared/contract/search'
import type { ErrorBody } from '@mehfil/shared/errors'
import type { Found, SearchKind } from '@mehfil/shared/search'
import { asFailure, bodyOf } from './failures.ts'
import type { CancellableCall } from './feed-context.ts'
import type { Clock, Readable } from './ports.ts'
import { createBatch, createValue } from './readable.ts'
import type { PageEdge } from './states.ts'

/** What is looked for, of one kind. */
export type SearchQuestion<Kind extends SearchKind = SearchKind> = Omit<
  InputOf<typeof search>,
  'kind' | 'cursor'
> & { readonly kind: Kind }

export type FoundPage<Kind extends SearchKind> = Extract<Found, { kind: Kind }>

type Answered<Kind extends SearchKind> = {
  readonly question: SearchQuestion<Kind>
  /** In order; one that changed meanwhile may be in two of them. */
  readonly pages: readonly FoundPage<Kind>[]
}

export type SearchState<Kind extends SearchKind = SearchKind> =
  /** Nothing is looked for. */
  | { readonly kind: 'resting' }
  /** `before`: what was found for the question before, to be shown until there is more to say. */
  | {
      readonly kind: 'searching'
      readonly question: SearchQuestion<Kind>
      readonly before: Answered<Kind> | undefined
    }
  | (Answered<Kind> & { readonly kind: 'found'; readonly rest: PageEdge })
  | { readonly kind: 'failed'; readonly question: SearchQuestion<Kind>; readonly error: ErrorBody }

export type SearchUnit<Kind extends SearchKind> = {
  readonly state: Readable<SearchState<Kind>>
  /** Looks for this from now on, as soon as nobody types any more; at once when `isSure`. Undefined: for nothing. */
  ask(question: SearchQuestion<Kind> | undefined, options?: { isSure?: boolean }): void
  /** The next page; nothing happens where there is none, or it is on its way. */
  more(): void
  /** The same question, or the same page, once more. */
  again(): void
  stop(): void
}

/** Who still types asks something else a moment later. */
const PAUSE_MS = 200

export type SearchContext = { readonly call: CancellableCall; readonly clock: Clock }

/** One thing is looked for at a time: a new question ends the one before, also on its way. */
export function createSearch<Kind extends SearchKind>({ call, clock }: SearchContext): SearchUnit<Kind> {
  type State = SearchState<Kind>
  const state = createValue<State>(createBatch(), { kind: 'resting' })
  let timer: unknown
  let running: AbortController | undefined

  function end() {
    clock.clearTimeout(timer)
    running?.abort()
    running = undefined
  }

  /** Answers undefined when something else is asked meanwhile, or nothing. */
  async function page(question: SearchQuestion<Kind>, cursor: string | undefined) {
    end()
    const mine = new AbortController()
    running = mine
    const input = { ...question, ...(cursor !== undefined && { cursor }) }
    const answer = await call(search, input, mine.signal).then(
      found => ({ kind: 'found', found: found as FoundPage<Kind> }) as const,
      (failure: unknown) => ({ kind: 'failed', error: bodyOf(asFailure(failure)) }) as const,
    )
    if (running !== mine) return undefined
    running = undefined
    return answer
  }

  async function first(question: SearchQuestion<Kind>) {
    const answer = await page(question, undefined)
    if (!answer) return
    if (answer.kind === 'failed') state.set({ kind: 'failed', question, error: answer.error })
    else state.set({ kind: 'found', question, pages: [answer.found], rest: restOf(answer.found) })
  }

  async function further(held: Extract<State, { kind: 'found' }>) {
    const cursor = held.pages.at(-1)?.next
    if (cursor === null || cursor === undefined) return
    state.set({ ...held, rest: 'loading' })
    const answer = await page(held.question, cursor)
    if (!answer) return
    if (answer.kind === 'failed') state.set({ ...held, rest: 'failed' })
    else state.set({ ...held, pages: [...held.pages, answer.found], rest: restOf(answer.found) })
  }

  function start(question: SearchQuestion<Kind>, isSure: boolean) {
    end()
    state.set({ kind: 'searching', question, before: shownOf(state.get()) })
    if (isSure) void first(question)
    else timer = clock.setTimeout(() => void first(question), PAUSE_MS)
  }

  return {
    state,
    ask(question, { isSure = false } = {}) {
      const held = state.get()
      if (question === undefined || question.q.trim() === '') {
        end()
        state.set({ kind: 'resting' })
      } else if (held.kind === 'resting' || !isSame(held.question, question)) start(question, isSure)
      // Asked before while it was typed, and now for sure: what waits goes at once.
      else if (held.kind === 'searching' && isSure && !running) start(question, true)
    },
    more() {
      const held = state.get()
      if (held.kind === 'found' && held.rest === 'more') void further(held)
    },
    again() {
      const held = state.get()
      if (held.kind === 'failed') start(held.question, true)
      if (held.kind === 'found' && held.rest === 'failed') void further(held)
    },
    stop: end,
  }
}

const restOf = ({ next }: Found): PageEdge => (next === null ? 'end' : 'more')

function shownOf<Kind extends SearchKind>(state: SearchState<Kind>): Answered<Kind> | undefined {
  if (state.kind === 'found') return { question: state.question, pages: state.pages }
  return state.kind === 'searching' ? state.before : undefined
}

const isSame = (one: SearchQuestion, other: SearchQuestion) =>
  JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted())
