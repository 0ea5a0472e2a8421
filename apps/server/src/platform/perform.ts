import { isAllowed } from '@mehfil/shared/contract/access'
import type { Command } from '@mehfil/shared/contract/command'
import { type ErrorCode, Failure } from '@mehfil/shared/errors'
import type { Clock } from './clock.ts'
import { within } from './deadline.ts'
import { toFailure } from './failure.ts'
import { type Actor, type Context, type Route, standingOf } from './handling.ts'
import { readInput } from './input.ts'
import type { Limits } from './limits.ts'

/** Longest that a caller waits; a hung handler is cut before any proxy gives up on the request. */
const DEADLINE_MS = 25_000

export type Transport = 'http' | 'socket'

export type Call = {
  readonly route: Route
  readonly transport: Transport
  readonly requestId: string
  /** As it came: nothing of it has been looked at. */
  readonly input: unknown
  /** How long it may take, where that is longer than usual. */
  readonly deadlineMs?: number
  /** Who asks, and from where; read afresh for each call. */
  context(): Promise<Context>
}

export type Answer = { ok: true; output: unknown } | { ok: false; failure: Failure }

/** One answered call, for logs and metrics: never what was in it. */
export type Observation = {
  readonly command: string
  readonly transport: Transport
  readonly code: 'ok' | ErrorCode
  readonly ms: number
  readonly requestId: string
  readonly userId?: string
  /** What was thrown, when the code is `internal`: for the log alone. */
  readonly fault?: unknown
}

export type PerformDeps = {
  guestReading: boolean
  limits: Limits
  clock: Clock
  deadlineMs?: number
  observe(call: Observation): void
}

/** Never rejects: whatever happens becomes an answer. */
export type Perform = (call: Call) => Promise<Answer>

function permit({ access }: Command, actor: Actor, guestReading: boolean): void {
  if (isAllowed(access, standingOf(actor), guestReading)) return
  if (actor.kind === 'guest') throw new Failure('unauthenticated', 'Sign in first.')
  throw new Failure('forbidden', 'You may not do this.')
}

/** The one way to a handler, for HTTP and sockets alike: who asks -> may she -> not too often -> parse -> act. */
export function createPerform(deps: PerformDeps): Perform {
  const { guestReading, limits, clock, observe } = deps

  return async ({ route, transport, requestId, input, context, deadlineMs }) => {
    const { command } = route
    const started = clock.elapsed()
    let asking: Actor = { kind: 'guest' }
    const act = async () => {
      const known = await context()
      asking = known.actor
      permit(command, known.actor, guestReading)
      await limits.take(command.limit, known)
      return await route.handle(readInput(command, input) as never, known)
    }
    const answer = await within(deadlineMs ?? deps.deadlineMs ?? DEADLINE_MS, act()).then(
      (output): Answer => ({ ok: true, output }),
      (error: unknown): Answer & { fault: unknown } => ({
        ok: false,
        failure: toFailure(error),
        fault: error,
      }),
    )
    const code = answer.ok ? 'ok' : answer.failure.code
    observe({
      command: command.name,
      transport,
      code,
      ms: clock.elapsed() - started,
      requestId,
      ...userOf(asking),
      ...(code === 'internal' && 'fault' in answer && { fault: answer.fault }),
    })
    return answer.ok ? answer : { ok: false, failure: answer.failure }
  }
}

const userOf = (actor: Actor) => (actor.kind === 'member' ? { userId: actor.id } : {})
