import type { Readable } from 'node:stream'
import type { Standing } from '@mehfil/shared/contract/access'
import type { Command, OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type { Role } from '@mehfil/shared/person'

/** Who asks. A member is loaded afresh for each call, so that a changed role or an ended session counts at once. */
export type Actor =
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'member'
      readonly id: string
      readonly handle: string
      readonly role: Role
      readonly sessionId: string
    }

export type Member = Extract<Actor, { kind: 'member' }>

export const standingOf = (actor: Actor): Standing => (actor.kind === 'guest' ? 'guest' : actor.role)

/** The browser session behind an HTTP call; what login, logout and password change need. */
export type SessionControl = {
  /** A new session under a new id (no fixation), bound to this person's session epoch. */
  start(person: { id: string; sessionEpoch: number }): Promise<void>
  /** Ends this session and its sockets. */
  end(): Promise<void>
}

/** The socket behind a socket call. Only `topic:watch` and its kin touch it. */
export type SocketControl = {
  readonly id: string
  join(room: string): void
  leave(room: string): void
  /** Topic rooms of this socket, the least recently watched first. */
  readonly watched: Set<string>
}

/** The body of a request whose command takes a file; nothing of it has been read. */
export type IncomingFile = {
  /** As the sender says. */
  readonly type: string
  /** Compressed on the way, which no picture needs. */
  readonly isEncoded: boolean
  readonly body: Readable
}

/** What a command answers that answers a file. */
export type FileAnswer = {
  readonly size: number
  readonly cacheControl: string
  open(): Readable
}

export type Context = {
  readonly actor: Actor
  readonly requestId: string
  /** The client's address as far as TRUST_PROXY vouches for it. */
  readonly address: string
  readonly userAgent: string
  readonly session?: SessionControl
  readonly socket?: SocketControl
  readonly file?: IncomingFile
}

export type Handler<C extends Command> = (input: ParsedOf<C>, context: Context) => Promise<OutputOf<C>>

/** A command and what it does. The adapters parse, permit, limit and answer; a handler only acts. */
export type Route = {
  readonly command: Command
  readonly handle: (input: never, context: Context) => Promise<unknown>
}

export const serve = <C extends Command>(command: C, handle: Handler<C>): Route => ({ command, handle })

/** As `serve`, for commands of members: the handler gets the member. The adapter has refused everyone else. */
export const serveMember = <C extends Command>(
  command: C,
  handle: (input: ParsedOf<C>, member: Member, context: Context) => Promise<OutputOf<C>>,
): Route =>
  serve(command, (input, context) => {
    if (context.actor.kind !== 'member') throw new Error(`${command.name} is not for members only`)
    return handle(input, context.actor, context)
  })

/** As `serve`, for commands that answer a file. */
export const serveFile = <C extends Command>(
  command: C,
  handle: (input: ParsedOf<C>, context: Context) => Promise<FileAnswer>,
): Route => ({ command, handle })

/** One noun of the product, as app.ts lists it. */
export type Feature = {
  readonly name: string
  readonly routes: readonly Route[]
  start?(): Promise<void>
  stop?(): Promise<void>
}
