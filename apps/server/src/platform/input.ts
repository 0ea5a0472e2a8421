import type { Command } from '@mehfil/shared/contract/command'
import { Failure } from '@mehfil/shared/errors'
import { LIMITS } from '@mehfil/shared/limits'
import type { Sentence } from '@mehfil/shared/sentences'
import * as z from 'zod/mini'

/** No command has nearly as many fields; more only cost time. */
const MOST_KEYS = 500

/** Names that could reach an object's prototype when copied carelessly (S7). */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const refuse = (message: Sentence, field?: string) => new Failure('invalid', message, { field })

/** Parses what came from outside by the command's schema, or throws `invalid` naming the field at fault. */
export function readInput(command: Command, given: unknown): unknown {
  guardShape(given)
  const read = z.safeParse(command.input, given)
  if (read.success) return read.data
  throw failureOf(read.error.issues[0])
}

/** Ends at the first fault, so that hostile input costs little: before any schema looks at it. */
function guardShape(given: unknown): void {
  const open: Array<[value: unknown, depth: number]> = [[given, 0]]
  let keys = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next
    if (typeof value !== 'object' || value === null) continue
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
      throw refuse('Binary data has no place here.')
    if (depth >= LIMITS.jsonDepth) throw refuse('This is nested too deeply.')
    for (const [key, inner] of Object.entries(value)) {
      if (PROTOTYPE_KEYS.has(key)) throw refuse('This has a field of a reserved name.')
      if (++keys > MOST_KEYS) throw refuse('This has too many fields.')
      open.push([inner, depth + 1])
    }
  }
}

type Issue = z.core.$ZodIssue

// What zod says where the schema gives no sentence of its own.
const UNSAID = 'Invalid input'

function failureOf(issue: Issue | undefined): Failure {
  if (!issue) return refuse('This is not as expected.')
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0]?.slice(0, 60) ?? ''
    // Further inside, the field that holds it is at fault.
    return refuse(`There is no field "${key}" here.`, field || key)
  }
  // Schemas say no other (packages/shared/src/sentences.test.ts).
  if (issue.message !== UNSAID) return refuse(issue.message as Sentence, field || undefined)
  return field
    ? refuse(`The field "${field}" is missing or not as expected.`, field)
    : refuse('Give one object.')
}
