import { pipeline } from 'node:stream/promises'
import type { HttpForm } from '@mehfil/shared/contract/command'
import { Failure } from '@mehfil/shared/errors'
import type { Request, RequestHandler, Response } from 'express'
import type { FileAnswer, IncomingFile } from './handling.ts'
import { answerFailure } from './http-answers.ts'

/** Nothing in a file that people sent is ever a page of ours, whatever a browser takes it for (S10). */
const FILE_POLICY = "default-src 'none'; sandbox"

const decoded = (field: string, text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Failure('invalid', 'This header is not percent-encoded UTF-8.', { field })
  }
}

/** Fields of the input that stand in headers, beside those of the query. */
export function headerFields({ takes }: HttpForm, { headers }: Request): Record<string, string> {
  const given = Object.entries(takes?.headers ?? {}).flatMap(([field, header]) => {
    const text = headers[header]
    return typeof text === 'string' ? [[field, decoded(field, text)]] : []
  })
  return Object.fromEntries(given)
}

/** The body as it comes: whoever handles the command takes it in, once it is known that it is wanted. */
export const incomingFile = (request: Request): IncomingFile => ({
  type: request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '',
  isEncoded: (request.headers['content-encoding'] ?? 'identity') !== 'identity',
  body: request,
})

export async function sendFile(response: Response, type: string, file: FileAnswer): Promise<void> {
  response.status(200).set({
    'content-type': type,
    'content-length': String(file.size),
    'content-security-policy': FILE_POLICY,
    'cache-control': file.cacheControl,
  })
  // A reader who goes away in the middle is nobody's fault, and a file that breaks off cannot be answered any more.
  await pipeline(file.open(), response).catch(() => response.destroy())
}

/** Whoever sends a body so slowly is cut, S14; a file may take longer than what is only text. */
export const cutSlowSenders =
  (afterMs: number): RequestHandler =>
  (request, response, next) => {
    const cut = () => {
      if (request.complete || response.headersSent) return
      response.set('connection', 'close')
      answerFailure(
        response,
        new Failure('unavailable', 'This request came too slowly.', { retryAfterMs: 1_000 }),
      )
    }
    const timer = setTimeout(cut, afterMs)
    request.once('close', () => clearTimeout(timer))
    next()
  }
