import type { Command, InputOf, OutputOf } from '@mehfil/shared/contract/command'
import { Failure } from '@mehfil/shared/errors'
import { TIMES } from '@mehfil/shared/limits'
import { asFailure, noAnswer } from './failures.ts'
import { answerOf, type HttpOptions, identity } from './http.ts'

export type FileRequest = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Blob
  readonly signal: AbortSignal
  /** Hears which part has left, from 0 to 1. */
  handleProgress(part: number): void
}

/** Posts a file. Rejects when no answer comes, or the signal ends it. */
export type SendFile = (request: FileRequest) => Promise<Response>

/**
 * Asks a command that takes a file; `handleProgress` answers whether it is still wanted. Throws `Failure`, as for any
 * other command: 'unavailable' when the outcome is unknown.
 */
export type FileCall = <C extends Command>(
  command: C,
  input: InputOf<C>,
  file: Blob,
  handleProgress: (part: number) => boolean,
) => Promise<OutputOf<C>>

/** What `fetch` can: it does not tell how far it is. */
export const sendByFetch =
  (send: typeof fetch): SendFile =>
  ({ url, headers, body, signal }) =>
    send(url, { method: 'POST', headers, body, signal, credentials: 'same-origin' })

export function createFileCall(
  options: Pick<HttpOptions, 'url' | 'clock' | 'cookie'>,
  send: SendFile,
): FileCall {
  return async (command, input, file, handleProgress) => {
    const { takes, path } = command.http ?? {}
    if (!takes) throw new Failure('invalid', 'This takes no file.')
    const fields = Object.entries(input as Record<string, string>).map(([field, value]) => [
      takes.headers[field] ?? field,
      encodeURIComponent(value),
    ])
    const abort = new AbortController()
    const timer = options.clock.setTimeout(() => abort.abort(), TIMES.upload)
    try {
      const response = await send({
        url: `${options.url}${path}`,
        headers: { ...Object.fromEntries(fields), 'content-type': file.type, ...identity(options) },
        body: file,
        signal: abort.signal,
        handleProgress: part => handleProgress(part) || abort.abort(),
      })
      return (await answerOf(response)) as OutputOf<typeof command>
    } catch (error) {
      throw abort.signal.aborted ? noAnswer() : asFailure(error)
    } finally {
      options.clock.clearTimeout(timer)
    }
  }
}
