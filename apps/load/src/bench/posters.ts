import { setTimeout as sleep } from 'node:timers/promises'
import { createClientId } from '@mehfil/client/client-id'
import type { Line } from '@mehfil/client/line'
import { socketLines } from '@mehfil/client/socket'
import { postThought } from '@mehfil/shared/contract/thoughts'
import type { ErrorBody } from '@mehfil/shared/errors'
import { startUsage, type Usage } from './usage.ts'

/** Writes one thought; resolves when it is acknowledged, with the number of times that the server was too busy. */
export type Post = () => Promise<number>

/** About as much as people write: 400 bytes on the wire. */
export const BODY = 'Whoever has waited for rain on a tin roof knows this sound. '.repeat(4)
/** Connections that are opened at a time, and how often one that was turned away comes again. */
const OPENING = 16
const OPENING_TRIES = 10

export type Posters = { readonly posts: readonly Post[]; close(): void }

/** People at their sockets, each of whom writes into the topic. */
export async function openPosters(
  url: string,
  cookies: readonly string[],
  topicId: string,
  count: number,
): Promise<Posters> {
  const lines: Line[] = []
  while (lines.length < count) {
    const batch = Array.from({ length: Math.min(OPENING, count - lines.length) }, (_, index) =>
      patientLine(url, cookies[(lines.length + index) % cookies.length] as string),
    )
    lines.push(...(await Promise.all(batch)))
  }
  return {
    posts: lines.map(line => () => post(line, topicId)),
    close() {
      for (const line of lines) line.close()
    },
  }
}

async function patientLine(url: string, cookie: string): Promise<Line> {
  for (let left = OPENING_TRIES; ; left--) {
    try {
      return await openLine(url, cookie)
    } catch (error) {
      if (left <= 1) throw error
    }
  }
}

function openLine(url: string, cookie: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const line = socketLines(
      url,
      cookie,
    )({
      handleOpen: () => resolve(line),
      handleClose: refusal => reject(new Error(refusal?.message ?? 'The line was closed.')),
      handleEvent: () => undefined,
    })
  })
}

/** Answers how often she was told to come again; she does so at once, with the same clientId. */
async function post(line: Line, topicId: string): Promise<number> {
  const input = { topicId, clientId: createClientId(Date.now()), body: BODY }
  for (let refusals = 0; ; refusals++) {
    const answer = (await line.send(postThought.name, input)) as PostAnswer
    if (answer.ok) return refusals
    if (answer.error?.code !== 'unavailable') throw new Error(`Refused: ${JSON.stringify(answer.error)}`)
  }
}

type PostAnswer = { readonly ok: boolean; readonly error?: ErrorBody }

export type Span = { readonly warmUpMs: number; readonly seconds: number }

export type Written = {
  /** Of the acks in the measured span. */
  readonly latenciesMs: readonly number[]
  /** With warming up and what was under way at the end: so many there have to be in the database. */
  readonly all: number
  /** How often the server was too busy. */
  readonly refused: number
  readonly usage: Usage
}

/**
 * A fixed number of people, each of whom writes again as soon as her thought is acknowledged. Rejects when one is
 * refused for good.
 */
export async function writeInTurn(
  posts: readonly Post[],
  { warmUpMs, seconds }: Span,
  serverPid?: number,
): Promise<Written> {
  const begin = performance.now() + warmUpMs
  const end = begin + seconds * 1_000
  const latenciesMs: number[] = []
  let all = 0
  let refused = 0
  async function poster(write: Post) {
    for (let asked = performance.now(); asked < end; asked = performance.now()) {
      refused += await write()
      all++
      const acked = performance.now()
      if (acked >= begin && acked < end) latenciesMs.push(acked - asked)
    }
  }
  async function measured() {
    await sleep(warmUpMs)
    const usage = startUsage(serverPid)
    await sleep(seconds * 1_000)
    return usage()
  }
  const [usage] = await Promise.all([measured(), ...posts.map(poster)])
  return { latenciesMs, all, refused, usage }
}
