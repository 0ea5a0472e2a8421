import { isDeepStrictEqual } from 'node:util'
import type { Command, HttpForm } from '@mehfil/shared/contract/command'
import { ERROR_STATUS, ErrorBody, type ErrorCode } from '@mehfil/shared/errors'
import type { Socket } from 'socket.io-client'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import type { Browser, Reply } from '../browser.ts'

export type Input = Record<string, unknown>

export type Ack = { ok: boolean; error?: ErrorBody } & Record<string, unknown>

/** Names of a command's fields, as its input schema has them. */
export const fieldsOf = ({ input }: Command): Record<string, z.ZodMiniType> =>
  input instanceof z.ZodMiniObject ? (input.shape as Record<string, z.ZodMiniType>) : {}

/** Text as a part of an address. Half a character (a lone surrogate) has no UTF-8: its three bytes say so. */
export const encoded = (value: unknown): string =>
  encodeURIComponent(String(value).replace(/\p{Surrogate}/gu, '\u0001')).replaceAll('%01', '%ED%A0%80')

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

export type HttpRequest = {
  method: string
  path: string
  body?: Input | Uint8Array
  headers?: Record<string, string>
}

/** The smallest picture: what is sent where a command takes a file, and the file itself is not what matters. */
export const TINY_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** Fields that have a header go there; what has none is no field of the command, and stands in the query. */
function fileRequest({ method, path, takes }: HttpForm, input: Input): HttpRequest {
  const headers: Record<string, string> = { 'content-type': 'image/png' }
  const query: string[] = []
  for (const [field, value] of Object.entries(input)) {
    const header = Object.entries(takes?.headers ?? {}).find(([name]) => name === field)?.[1]
    if (value === undefined) continue
    if (header) headers[header] = encoded(asText(value))
    else query.push(`${encoded(field)}=${encoded(asText(value))}`)
  }
  return { method, path: query.length > 0 ? `${path}?${query.join('&')}` : path, headers, body: TINY_PNG }
}

/** A command's input as an HTTP request: path first, then query or body, as the contract says. */
export function requestOf({ http }: Command, input: Input): HttpRequest {
  if (!http) throw new Error('This command has no HTTP form')
  if (http.takes) return fileRequest(http, input)
  const rest = new Map(Object.entries(input))
  const path = http.path.replace(/:(\w+)/g, (_, field: string) => {
    const value = encoded(asText(input[field]))
    rest.delete(field)
    // An address loses what is empty or dots, and would lead elsewhere.
    return /^\.{0,2}$/.test(value) ? '%20' : value
  })
  if (http.method !== 'GET' && http.method !== 'DELETE') {
    return { method: http.method, path, ...(rest.size > 0 && { body: Object.fromEntries(rest) }) }
  }
  const query = [...rest].flatMap(([name, value]) =>
    value === undefined ? [] : `${encoded(name)}=${encoded(asText(value))}`,
  )
  return { method: http.method, path: query.length > 0 ? `${path}?${query.join('&')}` : path }
}

export function askHttp(browser: Browser, command: Command, input: Input): Promise<Reply> {
  const { method, path, body, headers = {} } = requestOf(command, input)
  return browser.ask(method, path, body === undefined ? { headers } : { body, headers })
}

/** As HTTP, but a refusal is an error of the test: for what is only the way to what is tested. */
export async function done(browser: Browser, command: Command, input: Input): Promise<Reply['body']> {
  const { status, body } = await askHttp(browser, command, input)
  if (status >= 300) throw new Error(`${command.name}: ${status} ${JSON.stringify(body)}`)
  return body
}

export const askSocket = (socket: Socket, name: string, ...args: unknown[]): Promise<Ack> =>
  socket.timeout(10_000).emitWithAck(name, ...args)

const isExactly = (schema: z.ZodMiniType, value: unknown): boolean => {
  const read = schema.safeParse(value)
  return read.success && isDeepStrictEqual(read.data, value)
}

/** Is it the one form of an error, with nothing beside it? */
export const isTyped = (error: unknown): error is ErrorBody => {
  const read = ErrorBody.safeParse(error)
  return read.success && Object.keys(read.data).length === Object.keys(error as object).length
}

/** A typed error of this code over HTTP: status, form and request id all agree. */
export function expectRefused(reply: Reply, code: ErrorCode, field?: string): void {
  const { error, ...beside } = reply.body
  expect(isTyped(error), `a typed error, not ${JSON.stringify(reply.body)}`).toBe(true)
  expect(beside).toEqual({})
  expect({ status: reply.status, code: error?.code }).toEqual({ status: ERROR_STATUS[code], code })
  expect(error?.requestId).toBe(reply.headers.get('x-request-id'))
  if (field !== undefined) expect(error?.field).toBe(field)
}

/** A typed error of this code as the ack of a socket command. */
export function expectRefusedAck(ack: Ack, code: ErrorCode): void {
  expect(isTyped(ack.error), `a typed error, not ${JSON.stringify(ack)}`).toBe(true)
  expect(ack).toEqual({ ok: false, error: expect.objectContaining({ code }) })
}

/** Is this what the contract promises as the command's output, with nothing beside it? */
export const isOutputOf = ({ output }: Command, value: unknown): boolean => isExactly(output, value)
