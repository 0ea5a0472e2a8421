import { Failure } from '@mehfil/shared/errors'
import { errorBody, faultFor } from './failure.ts'
import { type Actor, type Context, type Route, standingOf } from './handling.ts'
import type { NewId } from './id.ts'
import type { Log } from './log.ts'
import type { Answer, Perform } from './perform.ts'
import type { SocketActors } from './socket-actors.ts'
import { sayBye } from './socket-broadcast.ts'
import { SESSION_ENDED, TOO_MUCH } from './socket-byes.ts'
import type { OurSocket } from './socket-types.ts'

export type CommandsDeps = {
  perform: Perform
  actors: SocketActors
  newId: NewId
  log: Log
  /** Where a socket hears what is told in a room. */
  seats: { join(socket: OurSocket, room: string): void; leave(socket: OurSocket, room: string): void }
  /** A socket asks for a room, in which it may be already. */
  onJoin(room: string): void
}

type Ack = (answer: object) => void

const failed = (code: 'invalid' | 'not-found' | 'rate-limited', message: string): Answer => ({
  ok: false,
  failure: new Failure(code, message, code === 'rate-limited' ? { retryAfterMs: 1_000 } : {}),
})

/** A function among the arguments is the ack; the wire can carry no other. Without one, nobody hears the answer. */
function splitArguments(args: readonly unknown[]): { inputs: readonly unknown[]; ack: Ack | undefined } {
  const last = args.at(-1)
  return typeof last === 'function'
    ? { inputs: args.slice(0, -1), ack: last as Ack }
    : { inputs: args, ack: undefined }
}

/** The one listener of every socket: any event with any arguments is answered or ignored, and ends nothing (S6). */
export function createSocketCommands({ perform, actors, newId, log, ...places }: CommandsDeps) {
  const routes = new Map<string, Route>()

  const run = async (socket: OurSocket, event: unknown, inputs: readonly unknown[], requestId: string) => {
    const verdict = socket.data.flood()
    if (verdict === 'close') sayBye(socket, TOO_MUCH)
    if (verdict !== 'pass') return failed('rate-limited', 'That was a lot at once. Try again in 1 second.')
    const route = typeof event === 'string' ? routes.get(event) : undefined
    if (!route) return failed('not-found', 'There is no such command.')
    if (inputs.length > 1) return failed('invalid', 'A command takes one object.')
    const context = () => contextOf(socket, requestId, { actors, ...places })
    return await perform({ route, transport: 'socket', requestId, input: inputs[0] ?? {}, context })
  }

  const answer = async (socket: OurSocket, event: unknown, args: readonly unknown[]) => {
    const { inputs, ack } = splitArguments(args)
    const requestId = newId()
    const result = await run(socket, event, inputs, requestId)
    ack?.(
      result.ok
        ? { ok: true, ...(result.output as object) }
        : { ok: false, error: errorBody(result.failure, requestId) },
    )
    if (!result.ok && result.failure === ENDED) sayBye(socket, SESSION_ENDED)
  }

  return {
    serve(added: readonly Route[]) {
      for (const route of added) if (route.command.socket) routes.set(route.command.name, route)
    },

    listen(socket: OurSocket) {
      socket.onAny((event: unknown, ...args: unknown[]) => {
        // Socket.IO calls this also for what arrives after the goodbye.
        if (!socket.connected) return
        answer(socket, event, args).catch(error =>
          log.error({ event: 'socket-command-failed', ...faultFor(error) }),
        )
      })
    },
  }
}

/** One object for all, so that it can be told apart from other refusals. */
const ENDED = new Failure('unauthenticated', 'Your session has ended. Sign in again.')

async function contextOf(
  socket: OurSocket,
  requestId: string,
  { actors, seats, onJoin }: Pick<CommandsDeps, 'actors' | 'seats' | 'onJoin'>,
): Promise<Context> {
  const { claim, address, userAgent, watched } = socket.data
  const actor: Actor = claim ? await actors.load(claim) : { kind: 'guest' }
  if (claim && standingOf(actor) === 'guest') throw ENDED
  return {
    actor,
    requestId,
    address,
    userAgent,
    socket: {
      id: socket.id,
      join(room) {
        seats.join(socket, room)
        onJoin(room)
      },
      leave: room => seats.leave(socket, room),
      watched,
    },
  }
}
