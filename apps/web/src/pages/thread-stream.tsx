import type { Topic } from '@mehfil/shared/topic'
import { useMemo, useState } from 'react'
import { FeedList } from '#features/thoughts/feed-list.tsx'
import { type FeedRow, waitingRow } from '#features/thoughts/feed-row.ts'
import { usePlaceMemory } from '#features/thoughts/place-memory-context.ts'
import { ThoughtActionsProvider } from '#features/thoughts/thought-actions.ts'
import type { Thread, ThreadState } from '#features/thoughts/thread.ts'
import { useThreadRows } from '#features/thoughts/use-mixed-rows.ts'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { isReturning } from '#lib/navigation.ts'
import { useReadable } from '#lib/use-readable.ts'
import { feedRowRenderer } from './feed-row-view.tsx'
import { ReplyLine } from './reply-line.tsx'
import { useActions } from './use-actions.ts'

type ThreadStreamProps = { topic: Topic; thread: Thread; state: Extract<ThreadState, { kind: 'open' }> }

/** The open conversation, and the line to answer in beneath it. */
export function ThreadStream({ topic, thread, state }: ThreadStreamProps) {
  const root = state.thoughts[0]
  const waiting = useWaitingReplies(root?.id)
  const rows = useThreadRows(state, waiting)
  const memory = usePlaceMemory()
  const name = `thread:${root?.id}`
  const [place] = useState(() => (isReturning() ? (memory.get(name) ?? undefined) : undefined))
  const actions = useActions(thread.react, thread.settle)
  const renderRow = useMemo(
    () => feedRowRenderer({ showsQuote: false, onRetry: () => thread.loadMore() }),
    [thread],
  )
  if (!root) return null
  return (
    <ThoughtActionsProvider value={actions}>
      <FeedList
        name={name}
        label={t('thread.label', { seq: root.seq })}
        rows={rows}
        renderRow={renderRow}
        start={place}
        head={0}
        onReachEnd={() => void (state.more === 'more' && thread.loadMore())}
      />
      <ReplyLine topic={topic} root={root} />
    </ThoughtActionsProvider>
  )
}

/** Own replies on their way, in reading order. */
function useWaitingReplies(rootId: string | undefined): readonly FeedRow[] {
  const entries = useReadable(useClient().outbox.entries)
  return useMemo(
    () => entries.filter(({ replyTo }) => replyTo?.id === rootId).map(waitingRow),
    [entries, rootId],
  )
}
