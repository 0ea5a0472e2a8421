import * as z from 'zod/mini'
import { ERROR_STATUS, ErrorBody } from '../errors.ts'
import type { Command } from './command.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return json
}

const pathFields = (path: string) => [...path.matchAll(/:(\w+)/g)].map(match => match[1] as string)

const file = (types: readonly string[]): Json =>
  Object.fromEntries(types.map(type => [type, { schema: { type: 'string', format: 'binary' } }]))

function parametersAndBody(command: Command, json: Json): Json {
  const { method, path, takes } = command.http as NonNullable<Command['http']>
  const properties = (json['properties'] ?? {}) as Record<string, unknown>
  const required = (json['required'] ?? []) as string[]
  const inPath = pathFields(path)
  const rest = Object.keys(properties).filter(name => !inPath.includes(name))
  const parameter = (name: string, place: 'path' | 'query' | 'header'): Json => ({
    name: place === 'header' ? takes?.headers[name] : name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? {},
  })
  const parameters = inPath.map(name => parameter(name, 'path'))
  if (method === 'GET' || method === 'DELETE') {
    return { parameters: [...parameters, ...rest.map(name => parameter(name, 'query'))] }
  }
  if (takes) {
    return {
      parameters: [...parameters, ...rest.map(name => parameter(name, 'header'))],
      requestBody: { required: true, content: file(takes.types) },
    }
  }
  if (rest.length === 0) return { parameters }
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest.map(name => [name, properties[name]])),
    required: required.filter(name => rest.includes(name)),
    additionalProperties: false,
  }
  return { parameters, requestBody: { required: true, content: { 'application/json': { schema: body } } } }
}

function operation(command: Command): Json {
  const status = command.http?.status ?? 200
  const content = command.http?.answers
    ? file([command.http.answers])
    : { 'application/json': { schema: schemaOf(command.output, 'output') } }
  return {
    operationId: command.name,
    summary: command.summary,
    ...parametersAndBody(command, schemaOf(command.input, 'input')),
    ...(command.access === 'anyone' ? {} : { security: [{ session: [] }] }),
    responses: {
      [status]: status === 204 ? { description: 'Done.' } : { description: 'Done.', content },
      default: { $ref: '#/components/responses/Error' },
    },
  }
}

/** The HTTP side of the registry as an OpenAPI 3.1 document. */
export function openApi(commands: readonly Command[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const command of commands) {
    if (!command.http) continue
    const path = command.http.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [command.http.method.toLowerCase()]: operation(command) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Mehfil', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mehfil_session' } },
      responses: {
        Error: {
          description: `One of: ${Object.keys(ERROR_STATUS).join(', ')}.`,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { error: schemaOf(ErrorBody, 'output') },
                required: ['error'],
              },
            },
          },
        },
      },
    },
  }
}
