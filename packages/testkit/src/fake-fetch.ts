import type { Command } from '@mehfil/shared/contract/command'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { ERROR_STATUS, Failure } from '@mehfil/shared/errors'
import type { FakeNetwork } from './fake-network.ts'

type Answer = (name: string, input: Record<string, unknown>) => object

/** An HTTP server in memory: finds the command in the registry by method and path, as the real one does. */
export function fakeFetch(network: FakeNetwork, answer: Answer): typeof fetch {
  return (address, init = {}) =>
    new Promise<Response>((resolve, reject) => {
      const lose = () => {
        stop()
        reject(new TypeError('fetch failed'))
      }
      const stop = network.onCut(lose)
      init.signal?.addEventListener('abort', lose)
      if (!network.isUp()) return lose()
      network.carry(() => {
        const response = respond(answer, init, String(address))
        network.carry(() => {
          stop()
          resolve(response)
        })
      })
    })
}

function respond(answer: Answer, { method = 'GET', body, headers }: RequestInit, address: string): Response {
  const url = new URL(address, 'http://fake')
  for (const command of REGISTRY) {
    const inPath = command.http?.method === method && match(command, url.pathname)
    if (!inPath) continue
    const query = Object.fromEntries([...url.searchParams].map(([name, value]) => [name, numeric(value)]))
    const fields = typeof body === 'string' ? JSON.parse(body) : fieldsIn(command, new Headers(headers))
    return run(command, () => answer(command.name, { ...query, ...fields, ...inPath }))
  }
  return jsonResponse(404, { error: { code: 'not-found', message: 'No such address.', requestId: 'fake' } })
}

function match(command: Command, path: string): Record<string, string> | undefined {
  const pattern = (command.http?.path ?? '').replace(/:(\w+)/g, '(?<$1>[^/]+)')
  return path.match(new RegExp(`^${pattern}$`))?.groups ?? (pattern === path ? {} : undefined)
}

/** Those of a command that takes a file stand in headers. */
const fieldsIn = ({ http }: Command, headers: Headers) =>
  Object.fromEntries(
    Object.entries(http?.takes?.headers ?? {}).flatMap(([field, header]) => {
      const text = headers.get(header)
      return text === null ? [] : [[field, decodeURIComponent(text)]]
    }),
  )

const numeric = (value: string) => (/^\d+$/.test(value) ? Number(value) : value)

function run(command: Command, work: () => object): Response {
  try {
    return jsonResponse(command.http?.status ?? 200, work())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { code, message, field, retryAfterMs } = error
    return jsonResponse(ERROR_STATUS[code], {
      error: { code, message, field, retryAfterMs, requestId: 'fake' },
    })
  }
}

/** Only what a client reads: a real `Response` takes turns of the event loop that a fake clock does not wait for. */
const jsonResponse = (status: number, body: object) =>
  ({ ok: status < 400, status, headers: new Headers(), json: async () => body }) as unknown as Response
