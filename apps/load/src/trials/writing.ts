import type { LoadClient } from '../members/load-client.ts'
import { startOpenLoop } from '../members/open-loop.ts'

export type Writing = {
  /** When each thought was due, by its body; in ms of the clock of `performance`. */
  readonly dueAt: ReadonlyMap<string, number>
  stop(): void
}

export type WritingOptions = {
  readonly clients: readonly LoadClient[]
  readonly topicId: string
  /** Thoughts a second, of all clients together. */
  readonly rate: number
}

let written = 0

/** When the thought was due, in ms since 1970: what a reader in another process needs to know. */
export const dueOf = (body: string | null): number | undefined => {
  const [, due] = body?.match(/ due (\d+)/) ?? []
  return due === undefined ? undefined : Number(due)
}

/** Lets members write in turn, by the clock, whatever became of what they wrote before. */
export function startWriting({ clients, topicId, rate }: WritingOptions): Writing {
  const dueAt = new Map<string, number>()
  const started = performance.now()
  const loop = startOpenLoop(rate, () => {
    const client = clients[dueAt.size % clients.length]
    const due = started + ((dueAt.size + 1) * 1_000) / rate
    const stamp = Math.round(performance.timeOrigin + due)
    const body = `Thought ${++written} due ${stamp}`
    dueAt.set(body, due)
    client?.post(topicId, body)
  })
  return { dueAt, stop: loop.stop }
}

/** How long after it was due each reader saw each of the thoughts, in ms. What was never seen is infinitely late. */
export function delaysOf(
  readers: readonly LoadClient[],
  dueAt: ReadonlyMap<string, number>,
  { from = 0, to = Number.POSITIVE_INFINITY }: { from?: number; to?: number } = {},
): number[] {
  const counted = [...dueAt].filter(([, due]) => due >= from && due <= to)
  return readers.flatMap(({ history }) => {
    const seenAt = new Map<string, number>()
    for (const event of history.events) {
      if (event.kind !== 'deliver') continue
      for (const { body } of event.rows) if (body !== null && !seenAt.has(body)) seenAt.set(body, event.at)
    }
    return counted.map(([body, due]) => (seenAt.get(body) ?? Number.POSITIVE_INFINITY) - due)
  })
}
