import type { TopicFeed } from '@mehfil/client/feed-client'
import type { TopicFeedState } from '@mehfil/client/states'
import { type FeedWindow, isAtHead, thoughtAt } from '@mehfil/shared/feed-window'
import type { Topic } from '@mehfil/shared/topic'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTellCatchingUp } from '#features/connection/catching-up.ts'
import { FeedList } from '#features/thoughts/feed-list.tsx'
import type { RememberedPlace } from '#features/thoughts/place-memory.ts'
import { ThoughtActionsProvider } from '#features/thoughts/thought-actions.ts'
import { countVeiled, shownAt } from '#features/thoughts/topic-rows.ts'
import { useOpenedMark, useTopicRows } from '#features/thoughts/use-topic-rows.ts'
import { t } from '#lib/i18n/translate.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { feedRowRenderer } from './feed-row-view.tsx'
import { useActions } from './use-actions.ts'
import { useComposeFocus } from './use-compose-focus.ts'
import { WriteHere } from './write-here.tsx'

type TopicStreamProps = {
  topic: Topic
  seq: number | undefined
  feed: TopicFeed
  state: Extract<TopicFeedState, { kind: 'open' }>
  name: string
  place: RememberedPlace | null
  /** Where she left off, if the topic is to be opened there. */
  leftOff: number | undefined
  isMissing: boolean
}

/** The frame brings it. */
const settle = () => undefined

/** Px above the thought of an address: enough to see that there is more. */
const TARGET_OFFSET = 72
/** How far down the view is what was read last: above it begins what is to be read. */
const LEFT_OFF_AT = 0.4

/** The open topic: the line to write in, and the list. */
export function TopicStream(props: TopicStreamProps) {
  const { topic, seq, feed, state, name, place, leftOff, isMissing } = props
  const { window } = state
  const opened = useOpenedMark(state, topic.membership)
  const rows = useTopicRows(state, seq, opened)
  const start = useStart(window, { seq, place, leftOff })
  const wantsFocus = useComposeFocus(topic)
  useTellCatchingUp(state.isCatchingUp)
  useMissingNotice(isMissing ? seq : undefined)

  const actions = useActions(
    useCallback((thought, kind, wanted) => feed.react(thought.id, kind, wanted), [feed]),
    settle,
  )
  const renderRow = useMemo(
    () => feedRowRenderer({ onRetry: side => (side === 'older' ? feed.loadOlder() : feed.loadNewer()) }),
    [feed],
  )
  // Under the mark of the opening: set by hand meanwhile, what is on the screen is not read again by being there.
  const handleSeen = useCallback((seen: number) => feed.markRead(seen, opened.readRev), [feed, opened])
  const toNewest = useCallback(async () => {
    const current = feed.state.get()
    if (current.kind !== 'open' || !isAtHead(current.window)) await feed.openNewest()
  }, [feed])

  return (
    <ThoughtActionsProvider value={actions}>
      <WriteHere topic={topic} takesFocus={wantsFocus} />
      {rows.length === 0 ? (
        <Blank title={t('topic.empty')} text={t('topic.empty.next')} />
      ) : (
        <FeedList
          name={name}
          label={t('feed.label', { name: topic.name })}
          rows={rows}
          renderRow={renderRow}
          start={start}
          seen={place?.seen ?? leftOff}
          head={window.headSeq}
          countVeiled={after => countVeiled(window, after)}
          holdsNewest={isAtHead(window)}
          isLinked={seq !== undefined}
          onReachStart={() => void (state.newer === 'more' && feed.loadNewer())}
          onReachEnd={() => void (state.older === 'more' && feed.loadOlder())}
          onNewest={toNewest}
          onSeen={topic.membership ? handleSeen : undefined}
          onPlace={feed.setPlace}
        />
      )}
    </ThoughtActionsProvider>
  )
}

type StartInput = Pick<TopicStreamProps, 'seq' | 'place' | 'leftOff'>

/** Read once: where the list starts is decided when it is opened. */
function useStart(held: FeedWindow, { seq, place, leftOff }: StartInput) {
  const [start] = useState(() => {
    const key = (seq === undefined ? shownAt(held, leftOff ?? 0) : thoughtAt(held, seq))?.id
    const offset = seq === undefined ? Math.round(innerHeight * LEFT_OFF_AT) : TARGET_OFFSET
    return place ?? (key ? { key, offset } : undefined)
  })
  return start
}

function useMissingNotice(seq: number | undefined): void {
  const notices = useNotices()
  useEffect(() => {
    if (seq !== undefined) notices.show(t('feed.missing', { seq }))
  }, [notices, seq])
}
