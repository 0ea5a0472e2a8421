import { REGISTRY } from '@mehfil/shared/contract/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromJSONSchema } from 'zod'
import { opened } from '../browser.ts'
import { startWholeServer, type WholeServer } from '../whole-server.ts'
import { askHttp, askSocket, isOutputOf, requestOf } from './calls.ts'
import { exampleOf, type Scene, setScene } from './examples.ts'

type JsonSchema = Parameters<typeof fromJSONSchema>[0]
type Content = { 'application/json'?: { schema: JsonSchema } }
type Operation = {
  operationId: string
  parameters?: Array<{ name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }>
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

type Description = {
  paths: Record<string, Record<string, Operation>>
  components: { responses: { Error: { content: Content } } }
}

const schemaIn = (content: Content | undefined) =>
  content?.['application/json'] && fromJSONSchema(content['application/json'].schema)

let server: WholeServer
let known: Scene
let description: Description
beforeAll(async () => {
  server = await startWholeServer()
  known = await setScene(server)
  description = (await (await fetch(`${server.url}/openapi.json`)).json()) as Description
})
afterAll(() => server.stop())

/** What she does with her account or sessions is not the next test's affair: a member of her own for those. */
const sceneFor = (name: string) => setScene(server, /^(account|session):/.test(name) ? undefined : known)

const served = REGISTRY.filter(command => command.http)
const onSockets = REGISTRY.filter(command => command.socket)

describe('the description at /openapi.json is true', () => {
  test.each(served.map(command => [command.name, command] as const))('of %s', async (name, command) => {
    const scene = await sceneFor(name)
    const example = exampleOf(command, scene)
    const { method, path = '', takes, answers } = command.http ?? {}
    const operation = description.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method?.toLowerCase() ?? '']
    expect(operation?.operationId).toBe(name)
    const { requestBody, responses } = operation as Operation
    const fieldOf = (header: string) =>
      Object.entries(takes?.headers ?? {}).find(each => each[1] === header)?.[0]
    const parameters = ((operation as Operation).parameters ?? []).map(one =>
      one.in === 'header' ? { ...one, name: fieldOf(one.name) ?? '' } : one,
    )

    const request = requestOf(command, example)
    const inBody = takes ? [] : Object.keys(request.body ?? {})
    const beside = Object.keys(example).filter(field => !inBody.includes(field))
    expect(parameters.map(one => one.name)).toEqual(expect.arrayContaining(beside))
    for (const one of parameters) {
      if (one.required) expect(beside).toContain(one.name)
      if (one.name in example) expect(fromJSONSchema(one.schema).parse(example[one.name])).toBeDefined()
    }
    const body = schemaIn(requestBody?.content)
    if (takes) expect(Object.keys(requestBody?.content ?? {})).toEqual(takes.types)
    else if (request.body) expect(body?.parse(request.body)).toEqual(request.body)

    const reply = await askHttp(scene.member.browser, command, example)
    const [status = ''] = Object.keys(responses)
    expect(reply).toMatchObject({ status: Number(status) })
    const answer = schemaIn(responses[status]?.content)
    // Undeclared fields would be taken away by the schema: a hash or an address that slips out fails here.
    if (answer) expect(answer.parse(reply.body)).toEqual(reply.body)
    if (answers) expect(reply.headers.get('content-type')).toBe(answers)
    expect(isOutputOf(command, reply.body)).toBe(true)
  })

  test('of an error: what guests are told fits the one response that stands for all of them', async () => {
    const refused = await (await fetch(`${server.url}/api/auth/me`)).json()
    const common = schemaIn(description.components.responses.Error.content)
    expect(common?.parse(refused)).toEqual(refused)
  })
})

describe('the contract is true on sockets', () => {
  test.each(onSockets.map(command => [command.name, command] as const))('of %s', async (name, command) => {
    const scene = await sceneFor(name)
    const socket = await opened(scene.member.browser.connect())
    const { ok, ...output } = await askSocket(socket, name, exampleOf(command, scene))
    expect({ ok, output, isDeclared: isOutputOf(command, output) }).toMatchObject({
      ok: true,
      isDeclared: true,
    })
    socket.close()
  })
})

test('nothing of this was a fault to the server', () => {
  expect(server.faults).toEqual([])
})
