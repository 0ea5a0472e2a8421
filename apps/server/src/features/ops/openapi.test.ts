import { openApi } from '@mehfil/shared/contract/openapi'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { MEDIA_TYPES } from '@mehfil/shared/media'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const Schema = z.record(z.string(), z.unknown())
const Content = z.partialRecord(
  z.enum(['application/json', ...MEDIA_TYPES]),
  z.strictObject({ schema: Schema }),
)

const Operation = z.strictObject({
  operationId: z.string().check(z.minLength(1)),
  summary: z.string().check(z.minLength(1)),
  parameters: z.optional(
    z.array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean(),
        schema: Schema,
      }),
    ),
  ),
  requestBody: z.optional(z.strictObject({ required: z.literal(true), content: Content })),
  security: z.optional(z.array(z.record(z.string(), z.array(z.string())))),
  responses: z.record(
    z.string().check(z.regex(/^(default|[2-5]\d\d)$/)),
    z.union([
      z.strictObject({ description: z.string(), content: z.optional(Content) }),
      z.strictObject({ $ref: z.string() }),
    ]),
  ),
})

const Method = z.enum(['get', 'post', 'put', 'patch', 'delete'])

const Document = z.strictObject({
  openapi: z.string().check(z.regex(/^3\.1\.\d$/)),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().check(z.startsWith('/')), z.partialRecord(Method, Operation)),
  components: z.record(z.string(), z.record(z.string(), Schema)),
})

const document = z.parse(Document, JSON.parse(JSON.stringify(openApi(REGISTRY, '1.2.3'))))

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

const isText = (value: unknown): value is string => typeof value === 'string'

/** Every `$ref` anywhere in a value. */
const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === '$ref' && isText(inner) ? [inner] : refsIn(inner),
      )

test('has every command with an HTTP form, once, under its method and path, and nothing else', () => {
  const written = operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)
  const declared = REGISTRY.flatMap(({ name, http }) =>
    http ? [`${name} ${http.method.toLowerCase()} ${http.path.replace(/:(\w+)/g, '{$1}')}`] : [],
  )
  expect(declared.length).toBeGreaterThan(20)
  expect(written.sort()).toEqual(declared.sort())
})

test('names each operation differently', () => {
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
})

test('declares each field of a path as a required parameter with a schema, and none twice', () => {
  for (const { path, parameters = [], operationId } of operations) {
    const inPath = parameters.filter(parameter => parameter.in === 'path')
    const fields = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    expect(inPath.map(parameter => parameter.name).sort(), operationId).toEqual(fields.sort())
    expect(
      inPath.every(parameter => parameter.required),
      operationId,
    ).toBe(true)
    for (const { schema, name } of parameters) expect(schema, `${operationId} ${name}`).not.toEqual({})
    const names = parameters.map(parameter => parameter.name)
    expect(new Set(names).size, operationId).toBe(names.length)
  }
})

test('gives reading no body, and each operation one success and the common failure', () => {
  for (const { method, requestBody, responses, operationId } of operations) {
    if (method === 'get' || method === 'delete') expect(requestBody, operationId).toBeUndefined()
    expect(
      Object.keys(responses).filter(status => status.startsWith('2')),
      operationId,
    ).toHaveLength(1)
    expect(responses.default, operationId).toEqual({ $ref: '#/components/responses/Error' })
  }
})

test('points at nothing that is not there', () => {
  for (const ref of refsIn(document)) {
    const steps = ref.replace(/^#\//, '').split('/')
    const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document)
    expect(found, ref).toBeDefined()
  }
})
