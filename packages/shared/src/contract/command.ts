import type * as z from 'zod/mini'

/** Who may ask. `reader` is everyone while guests may read, else members. */
export type Access = 'anyone' | 'reader' | 'member' | 'moderator' | 'admin'

/** Token buckets by person (or address, for guests): see LIMIT_RATES. */
export type LimitName = keyof typeof LIMIT_RATES

/** How many calls a person may make in a span; the server answers `rate-limited` with the time left. */
export const LIMIT_RATES = {
  read: { calls: 600, seconds: 60 },
  write: { calls: 30, seconds: 30 },
  react: { calls: 120, seconds: 60 },
  mark: { calls: 240, seconds: 60 },
  typing: { calls: 60, seconds: 60 },
  account: { calls: 20, seconds: 60 },
  create: { calls: 10, seconds: 600 },
  upload: { calls: 30, seconds: 300 },
  view: { calls: 3_000, seconds: 60 },
  /** As somebody types, once she rests: costlier than to read. */
  search: { calls: 120, seconds: 60 },
} as const

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type HttpForm = {
  method: Method
  /** Fields of the input stand in the path as `:field`; the rest come from query (GET, DELETE) or body. */
  path: string
  /** 200 unless said otherwise; 204 answers nothing. */
  status?: 200 | 201 | 204
  /** The body is a file: of these types, and with the fields of the input in headers, percent-encoded. */
  takes?: { types: readonly string[]; headers: Readonly<Record<string, string>> }
  /** Type of the file that is the answer; absent: the output as JSON. */
  answers?: string
}

/**
 * One thing that can be asked of the server, as data. The HTTP adapter, the socket adapter, the client's
 * types, /openapi.json and the authorisation matrix are all read from it.
 */
export type Command<
  Name extends string = string,
  In extends z.ZodMiniType = z.ZodMiniType,
  Out extends z.ZodMiniType = z.ZodMiniType,
> = {
  name: Name
  summary: string
  access: Access
  limit: LimitName
  input: In
  output: Out
  http?: HttpForm
  /** True: also a socket command of the same name, input and outcome. */
  socket: boolean
}

/** What a caller gives. */
export type InputOf<C extends Command> = z.input<C['input']>
/** What a handler receives: parsed, normalised, defaults filled. */
export type ParsedOf<C extends Command> = z.output<C['input']>
export type OutputOf<C extends Command> = z.output<C['output']>

/** Keeps the literal types of a command; nothing happens at run time. */
export const command = <const Name extends string, In extends z.ZodMiniType, Out extends z.ZodMiniType>(
  definition: Command<Name, In, Out>,
): Command<Name, In, Out> => definition
