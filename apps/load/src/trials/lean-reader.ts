import { fullJitter } from '@mehfil/client/backoff'
import type { Line } from '@mehfil/client/line'
import { socketLines } from '@mehfil/client/socket'
import type { Changes, Head, Watched } from '@mehfil/shared/changes'
import type { Thought } from '@mehfil/shared/thought'
import { pictureOf } from './picture.ts'
import { dueOf } from './writing.ts'

export type LeanReaderOptions = { readonly url: string; readonly cookie: string; readonly topicId: string }

export type LeanReader = ReturnType<typeof createLeanReader>

/** Places that are kept for the picture. */
const KEPT = 40
const ASK_AGAIN_MS = 300

type WatchAck = { ok: boolean } & Watched

/**
 * A reader of whom thousands fit on one machine: it keeps to the protocol of frames and revisions in the barest way,
 * checks that they form one chain, and comes back with the waits of the real client.
 */
export function createLeanReader({ url, cookie, topicId }: LeanReaderOptions) {
  const openLine = socketLines(url, cookie)
  const counts = { caughtUp: 0, resets: 0 }
  const delays: { due: number; ms: number }[] = []
  let line: Line | undefined
  let isConnected = false
  let isAsking = false
  let attempt = 0
  let epoch = ''
  let rev = -1
  let rows: Thought[] = []

  function open() {
    line = openLine({ handleOpen, handleClose, handleEvent: handleEvent as never })
  }

  function handleOpen() {
    isConnected = true
    attempt = 0
    void ask()
  }

  function handleClose() {
    isConnected = false
    setTimeout(open, fullJitter(++attempt, Math.random))
  }

  /** From the server's own words: what was missed, or a fresh page where it says so. */
  async function ask() {
    if (isAsking || !line) return
    isAsking = true
    const own = line
    const since = rev < 0 ? {} : { since: { epoch, rev } }
    // An ack that never comes belongs to a line that is gone, and the next line asks anew.
    const answered = own.send('topic:watch', { topicId, limit: 30, ...since }) as Promise<WatchAck>
    const lost = new Promise<undefined>(resolve => setTimeout(resolve, 10_000, undefined))
    const answer = await Promise.race([answered, lost])
    isAsking = false
    if (own !== line) return void ask()
    if (!answer?.ok) return void setTimeout(ask, ASK_AGAIN_MS)
    if (rev >= 0) counts[answer.reset ? 'resets' : 'caughtUp']++
    if (answer.reset) {
      ;({ epoch } = answer)
      rev = answer.to
      rows = answer.thoughts.toReversed()
    } else take(answer)
  }

  function handleEvent(name: string, payload: Changes & { heads: Record<string, Head> }) {
    if (name === 'topic:changes') take(payload)
    if (name === 'topic:heads' && (payload.heads[topicId]?.rev ?? 0) > rev && rev >= 0) void ask()
  }

  /** What does not continue the chain is not shown: it is asked for. */
  function take(changes: Changes) {
    if (rev < 0 || changes.to <= rev) return
    if (changes.epoch !== epoch || changes.from > rev) return void ask()
    rev = changes.to
    const now = Date.now()
    for (const thought of changes.thoughts) {
      const due = dueOf(thought.body)
      if (due !== undefined) delays.push({ due, ms: now - due })
    }
    const news = new Set(changes.thoughts.map(({ seq }) => seq))
    rows = [...rows.filter(({ seq }) => !news.has(seq)), ...changes.thoughts]
      .sort((a, b) => a.seq - b.seq)
      .slice(-KEPT)
  }

  open()
  return {
    counts,
    isConnected: () => isConnected,
    isCompleteTo: (wanted: number) => rev >= wanted,
    picture: () => pictureOf(rows),
    delaysSince: (since: number) => delays.filter(({ due }) => due >= since).map(({ ms }) => ms),
  }
}
