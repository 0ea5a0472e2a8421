import type { Duplex } from 'node:stream'
import { Failure } from '@mehfil/shared/errors'
import { errorBody } from './failure.ts'
import type { NewId } from './id.ts'

type ParserError = NodeJS.ErrnoException

/** What Node's parser refuses before there is a request; by its error code. */
const REFUSALS: Record<string, [statusLine: string, failure: Failure]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    new Failure('too-large', 'The headers of this request are too large.'),
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    new Failure('unavailable', 'This request came too slowly.', { retryAfterMs: 1_000 }),
  ],
}

const UNREADABLE: [string, Failure] = [
  '400 Bad Request',
  new Failure('invalid', 'The server could not read this request.'),
]

/** Node would answer these with an empty body; every error has our form. */
export const answerBrokenRequest =
  (newId: NewId) =>
  (error: ParserError, socket: Duplex): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const [statusLine, failure] = REFUSALS[error.code ?? ''] ?? UNREADABLE
    const body = JSON.stringify({ error: errorBody(failure, newId()) })
    const head = [
      `HTTP/1.1 ${statusLine}`,
      'connection: close',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
