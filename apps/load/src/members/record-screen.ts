import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import type { OutboxEntry, TopicFeedState } from '@mehfil/client/states'
import type { HistoryEvent, HistoryWriter, ShownThought } from '@mehfil/testkit/proof/history'
import type { RowPool } from './row-pool.ts'

type Open = Extract<TopicFeedState, { kind: 'open' }>
type Thoughts = Open['window']['thoughts']

/** What was last noted of one feed. */
type Noted = {
  epoch: string
  rev: number
  first: number
  last: number
  /** As they stood at the last look. */
  thoughts: Thoughts
  at: Map<number, ShownThought>
}

/** What a person at this client sees over time. It outlives the client: a page that is reloaded has the same reader. */
export type ScreenRecord = {
  /** Looks from now on at this client; gives a function that ends it. */
  follow(client: FeedClient, feeds: readonly TopicFeed[]): () => void
  /** Notes all that is shown now, as the last word. */
  end(feeds: readonly TopicFeed[]): void
}

export function recordScreen(history: HistoryWriter, sameRow: RowPool = row => row): ScreenRecord {
  const noted = new Map<string, Noted>()
  let entries: readonly OutboxEntry[] = []
  let cards: ReadonlyMap<string, OutboxEntry> = new Map()

  /** Cards that went are noted before the thoughts that take their place, as they are drawn in one go. */
  function look(client: FeedClient, feeds: readonly TopicFeed[]) {
    const now = client.outbox.entries.get()
    if (now === entries) return feeds.forEach(lookAt)
    entries = now
    const before = cards
    cards = new Map(entries.map(card => [card.clientId, card]))
    for (const clientId of before.keys()) {
      if (!cards.has(clientId)) history.record({ kind: 'card', clientId, isShown: false })
    }
    for (const feed of feeds) lookAt(feed)
    for (const [clientId, card] of cards) {
      const former = before.get(clientId)
      if (card === former) continue
      if (!former) history.record({ kind: 'card', clientId, isShown: true })
      if (card.kind === 'refused' && former?.kind !== 'refused')
        history.record({ kind: 'fail', clientId, code: card.error.code })
      if (card.kind === 'waiting' && former?.kind === 'sending') history.record({ kind: 'unknown', clientId })
    }
  }

  function lookAt({ topicId, state }: TopicFeed) {
    const open = state.get()
    if (open.kind !== 'open') return
    const { epoch, rev, headSeq, thoughts } = open.window
    const known = noted.get(topicId)
    if (known?.epoch === epoch && known.rev === rev && known.thoughts === thoughts) return
    const memory =
      known?.epoch === epoch ? known : { epoch, rev: -1, first: 0, last: 0, thoughts: [], at: new Map() }
    const first = thoughts[0]?.seq ?? headSeq + 1
    const last = thoughts.at(-1)?.seq ?? headSeq
    const rows = newsOf(thoughts, memory).map(sameRow)
    const isNews = rows.length > 0 || memory.rev !== rev || memory.first !== first || memory.last !== last
    for (const row of rows) memory.at.set(row.seq, row)
    noted.set(topicId, Object.assign(memory, { rev, first, last, thoughts }))
    if (!isNews) return
    const window = { epoch: memory.epoch, rev, headSeq, first, last, count: thoughts.length }
    const event: HistoryEvent = { kind: 'deliver', topicId, ...window, rows }
    history.record(event)
  }

  return {
    follow(client, feeds) {
      const lookNow = () => look(client, feeds)
      const ends = [client.outbox.entries, ...feeds.map(feed => feed.state)].map(shown =>
        shown.subscribe(lookNow),
      )
      return () => {
        for (const end of ends) end()
      }
    },
    end(feeds) {
      for (const { topicId, state } of feeds) {
        const open = state.get()
        if (open.kind !== 'open') continue
        const { epoch, rev, headSeq, thoughts } = open.window
        const rows = thoughts.map(({ id, seq, rev: changed, body, replyCount, reactions }) => {
          return { id, seq, rev: changed, body, replyCount, reactions: { ...reactions } }
        })
        history.record({ kind: 'final', topicId, epoch, rev, headSeq, rows })
      }
    },
  }
}

/** What is not as it was last noted; and everything that stands there twice. */
function newsOf(thoughts: Thoughts, { thoughts: before, first, at }: Noted): ShownThought[] {
  return thoughts
    .filter((thought, index) => {
      const { id, seq, rev, body } = thought
      if (thoughts[index - 1]?.seq === seq) return true
      // Most of a window has not been touched, and there are many windows.
      if (before[seq - first] === thought) return false
      const known = at.get(seq)
      return known?.id !== id || known.rev !== rev || known.body !== body
    })
    .map(({ id, seq, rev, body }) => ({ id, seq, rev, body }))
}
