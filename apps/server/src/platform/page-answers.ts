import type { Command, InputOf, OutputOf } from '@mehfil/shared/contract/command'
import { httpAddress } from '@mehfil/shared/contract/http-address'
import { ERROR_STATUS } from '@mehfil/shared/errors'
import type { PageAnswers } from '@mehfil/shared/first-picture'
import { errorBody } from './failure.ts'
import type { Context, Route } from './handling.ts'
import type { Answer, Perform } from './perform.ts'

/** Asks as whoever opens the page; undefined where it is refused. */
export type AskFirst = <C extends Command>(command: C, input: InputOf<C>) => Promise<OutputOf<C> | undefined>

/** Asks what the page of an address will ask first. */
export type FirstQuestions = (path: string, ask: AskFirst) => Promise<void>

/** A page waits no longer for its answers, in ms: without them it asks for itself. */
const PATIENCE_MS = 400

type Asking = {
  readonly path: string
  readonly routes: readonly Route[]
  readonly perform: Perform
  readonly questions: FirstQuestions
  readonly requestId: string
  context(): Promise<Context>
}

/**
 * The answers to the first questions of a page, to travel with it: on a slow line each of them would cost a way to the
 * server and back. They are asked as the page would ask, with the same rights and limits.
 */
export async function pageAnswers(asking: Asking): Promise<PageAnswers> {
  const answers: PageAnswers = {}
  const { routes, perform, requestId } = asking
  const context = once(asking.context)

  const ask: AskFirst = async (command, input) => {
    const route = routes.find(one => one.command.name === command.name)
    if (!route || !command.http) return undefined
    const answer = await perform({ route, transport: 'http', requestId, input, context })
    const { path } = httpAddress(command.http, input as Record<string, unknown>)
    if (isLasting(answer)) answers[path] = written(answer, requestId)
    return answer.ok ? (answer.output as OutputOf<typeof command>) : undefined
  }

  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>(resolve => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([asking.questions(asking.path, ask), patience])
  clearTimeout(timer)
  // What comes later is not in it.
  return { ...answers }
}

/** Would the page hear the same, if it asked? Not of one that came too often, or at a bad moment. */
const isLasting = (answer: Answer) =>
  answer.ok || answer.failure.code === 'unauthenticated' || answer.failure.code === 'not-found'

const written = (answer: Answer, requestId: string) =>
  answer.ok
    ? { status: 200, body: answer.output }
    : { status: ERROR_STATUS[answer.failure.code], body: { error: errorBody(answer.failure, requestId) } }

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => {
    loaded ??= load()
    return loaded
  }
}
