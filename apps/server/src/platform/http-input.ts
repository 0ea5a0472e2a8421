import type { Command } from '@mehfil/shared/contract/command'
import type { Request } from 'express'
import * as z from 'zod/mini'
import { headerFields } from './http-files.ts'

const NUMBER = /^-?\d{1,16}$/

/** A query holds only text: one field of it as the number that the schema wants, where it takes no text. */
function fromQuery(schema: z.ZodMiniType | undefined, text: unknown): unknown {
  if (typeof text !== 'string' || !NUMBER.test(text) || !schema) return text
  return z.safeParse(schema, text).success ? text : Number(text)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Puts a command's input together from query, headers, body and path. Where two of them name the same field, the path
 * has the last word: it is what the caller sees as the address of the thing.
 */
export function createInputReader({ input, http }: Command): (request: Request) => unknown {
  const shape = input instanceof z.ZodMiniObject ? (input.shape as Record<string, z.ZodMiniType>) : {}
  const fields = new Map(Object.entries(shape))
  return request => {
    const { query, body, params } = request
    if (body !== undefined && !isPlain(body)) return body
    const asked = Object.entries(query).map(([name, text]) => [name, fromQuery(fields.get(name), text)])
    // From entries, so that a field by the name of __proto__ is a field, and refused as one.
    const inHeaders = http?.takes ? Object.entries(headerFields(http, request)) : []
    return Object.fromEntries([
      ...asked,
      ...inHeaders,
      ...Object.entries(body ?? {}),
      ...Object.entries(params),
    ])
  }
}
