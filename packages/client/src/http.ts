import type { HttpForm, OutputOf } from '@mehfil/shared/contract/command'
import { httpAddress } from '@mehfil/shared/contract/http-address'
import { ERROR_STATUS, type ErrorBody, type ErrorCode, Failure, failureFrom } from '@mehfil/shared/errors'
import { asFailure, noAnswer } from './failures.ts'
import type { CancellableCall } from './feed-context.ts'
import type { Clock } from './ports.ts'

type Fields = Record<string, unknown>

/** Asks over HTTP. Throws `Failure`; 'unavailable' when no answer came, and then the outcome is unknown. */
export type HttpCall = CancellableCall

export type HttpOptions = {
  url: string
  fetch: typeof fetch
  clock: Clock
  cookie: string | undefined
}

const ANSWER_WITHIN_MS = 15_000

export function createHttp(options: HttpOptions): HttpCall {
  return async (command, input, signal) => {
    if (!command.http) throw new Failure('unavailable', 'This needs a live connection.')
    const { path, init } = requestOf(command.http, input as Fields)
    const abort = new AbortController()
    signal?.addEventListener('abort', () => abort.abort())
    const timer = options.clock.setTimeout(() => abort.abort(), ANSWER_WITHIN_MS)
    try {
      const response = await options.fetch(options.url + path, {
        ...init,
        headers: { ...init.headers, ...identity(options) },
        credentials: 'same-origin',
        signal: abort.signal,
      })
      return (await answerOf(response)) as OutputOf<typeof command>
    } catch (error) {
      throw abort.signal.aborted ? noAnswer() : asFailure(error)
    } finally {
      options.clock.clearTimeout(timer)
    }
  }
}

/** Browsers say by themselves who they are and where they come from; other programs have to. */
export const identity = ({ cookie, url }: Pick<HttpOptions, 'cookie' | 'url'>): Record<string, string> =>
  cookie === undefined ? {} : { ...(cookie ? { cookie } : {}), origin: new URL(url).origin }

/** What is not in the address goes into a JSON body. */
export function requestOf(form: HttpForm, input: Fields) {
  const { path, rest } = httpAddress(form, input)
  const init = { method: form.method, headers: { accept: 'application/json' } as Record<string, string> }
  if (form.method === 'GET' || form.method === 'DELETE') return { path, init }
  const headers = { ...init.headers, 'content-type': 'application/json' }
  return { path, init: { ...init, headers, body: JSON.stringify(rest) } }
}

/** The output; throws what the server said when it refused. */
export async function answerOf(response: Response): Promise<unknown> {
  if (!response.ok) throw await failureOf(response)
  return response.status === 204 ? {} : await response.json()
}

async function failureOf(response: Response): Promise<Failure> {
  const answer = (await response.json().catch(() => undefined)) as { error?: ErrorBody } | undefined
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1_000 || undefined
  if (answer?.error?.code) return failureFrom({ ...(retryAfterMs ? { retryAfterMs } : {}), ...answer.error })
  // Not our server's word: a proxy in between said it.
  const code = Object.entries(ERROR_STATUS).find(([, status]) => status === response.status)?.[0]
  const known = response.status < 500 ? (code as ErrorCode | undefined) : undefined
  return failureFrom({ code: known ?? 'unavailable', message: 'The server cannot be reached.', retryAfterMs })
}
