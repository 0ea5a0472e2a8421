import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import type { OutboxEntry, TopicFeedState } from '@mehfil/client/states'
import type { HistoryEvent, HistoryWriter, ShownThought } from '@mehfil/testkit/proof/history'

type Open = Extract<TopicFeedState, { kind: 'open' }>
type Thoughts = Open['window']['thoughts']

/** What was last noted of one feed. */
type Noted = { epoch: string; rev: number; first: number; last: number; at: Map<number, ShownThought> }

/** What a person at this client sees over time. It outlives the client: a page that is reloaded has the same reader. */
export type ScreenRecord = {
  /** Looks from now on at this client; gives a function that ends it. */
  follow(client: FeedClient, feeds: readonly TopicFeed[]): () => void
  /** Notes all that is shown now, as the last word. */
  end(feeds: readonly TopicFeed[]): void
}

export function recordScreen(history: HistoryWriter): ScreenRecord {
  const noted = new Map<string, Noted>()
  let cards: ReadonlyMap<string, OutboxEntry> = new Map()

  /** Cards that went are noted before the thoughts that take their place, as they are drawn in one go. */
  function look(client: FeedClient, feeds: readonly TopicFeed[]) {
    const before = cards
    cards = new Map(client.outbox.entries.get().map(card => [card.clientId, card]))
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
    const { window } = open
    const { epoch, rev, headSeq, thoughts } = window
    const known = noted.get(topicId)
    const memory = known?.epoch === epoch ? known : { epoch, rev: -1, first: 0, last: 0, at: new Map() }
    const first = thoughts[0]?.seq ?? headSeq + 1
    const last = thoughts.at(-1)?.seq ?? headSeq
    const rows = newsOf(thoughts, memory.at)
    if (rows.length === 0 && memory.rev === rev && memory.first === first && memory.last === last) return
    for (const row of rows) memory.at.set(row.seq, row)
    noted.set(topicId, Object.assign(memory, { rev, first, last }))
    const event: HistoryEvent = {
      kind: 'deliver',
      topicId,
      epoch,
      rev,
      headSeq,
      first,
      last,
      count: thoughts.length,
      rows,
    }
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
function newsOf(thoughts: Thoughts, known: ReadonlyMap<number, ShownThought>): ShownThought[] {
  return thoughts
    .filter(({ id, seq, rev, body }, index) => {
      const before = known.get(seq)
      const isNews = before?.id !== id || before.rev !== rev || before.body !== body
      return isNews || thoughts[index - 1]?.seq === seq
    })
    .map(({ id, seq, rev, body }) => ({ id, seq, rev, body }))
}
