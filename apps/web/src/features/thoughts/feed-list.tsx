import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { firstPicturePlace, takeDownFirstPicture } from '#lib/first-picture.ts'
import { AnchoredList } from '#ui/anchored-list/anchored-list.tsx'
import type { AnchoredListHandle, VisibleRange } from '#ui/anchored-list/list-contract.ts'
import styles from './feed-list.module.css'
import { canHoldPlace, estimateRowHeight, type FeedRow, keyOfRow } from './feed-row.ts'
import { FeedRowsContext, useShownRows } from './feed-rows-context.ts'
import { NewPill } from './new-pill.tsx'
import type { RememberedPlace } from './place-memory.ts'
import { SeenProvider, useSeenWatcher } from './seen-context.ts'
import { useAtTop } from './use-at-top.ts'
import { useFeedKeys } from './use-feed-keys.ts'
import { useOwnJump } from './use-own-jump.ts'
import { usePlaceKeeping } from './use-place-keeping.ts'
import { useUnseen } from './use-unseen.ts'

export type FeedListProps = {
  /** Names the feed in the place memory. */
  name: string
  label: string
  rows: readonly FeedRow[]
  renderRow: (row: FeedRow) => ReactNode
  /** Where to start; absent: at the top. */
  start?: Pick<RememberedPlace, 'key' | 'offset'> | undefined
  /** Up to which `head` the reader had been at the top. */
  seen?: number | undefined
  /** Counts every thought that came on top; see `Unseen`. */
  head: number
  /** How many of what came after that `head` are not shown to the reader. */
  countVeiled?: ((after: number) => number) | undefined
  /** False while the held run does not reach the newest. */
  holdsNewest?: boolean
  /** Opened at an address: the way to the newest is offered until it was gone. */
  isLinked?: boolean
  onReachStart?: (() => void) | undefined
  onReachEnd?: (() => void) | undefined
  /** Brings the newest into the held run; the list then goes to the top. */
  onNewest?: (() => Promise<void>) | undefined
  /** A lasting function, told the furthest place that was really seen. */
  onSeen?: ((seq: number) => void) | undefined
  /** A lasting function, told the place being read. */
  onPlace?: ((seq: number) => void) | undefined
  /** A lasting function, told whether the newest are being read. */
  onAtNewest?: ((isAtNewest: boolean) => void) | undefined
}

/** A feed: the rows that never move, the pill, the keys, the place and the read mark. */
export function FeedList(props: FeedListProps) {
  const { name, label, rows, renderRow, seen, head, holdsNewest = true, onNewest, onSeen } = props
  // Who has scrolled the first picture meanwhile reads on where she is.
  const [start] = useState(() => firstPicturePlace() ?? props.start)
  useLayoutEffect(takeDownFirstPicture, [])
  const list = useRef<AnchoredListHandle>(null)
  const { isAtTop, isPlaced, handleAtTopChange } = useAtTop(list, start !== undefined)
  const isAtNewest = isAtTop && holdsNewest
  const [isAway, setIsAway] = useState(props.isLinked ?? false)
  if (isAway && isAtNewest) setIsAway(false)
  const unseen = useUnseen({ head, isAtNewest, initial: seen, countVeiled: props.countVeiled })
  const { onPlace, onAtNewest } = props
  useEffect(() => onAtNewest?.(isAtNewest), [onAtNewest, isAtNewest])
  const keepPlace = usePlaceKeeping({ name, rows, isAtNewest, isPlaced, seen: unseen.seen, onPlace })
  const watcher = useSeenWatcher(onSeen)
  const shownRows = useShownRows(rows)

  const toNewest = useCallback(async () => {
    await onNewest?.()
    list.current?.scrollToTop()
  }, [onNewest])
  useOwnJump(rows, toNewest)
  const move = useFeedKeys({ list, rows, toNewest })

  const handleVisibleChange = useCallback(
    (range: VisibleRange) => {
      move.see(range)
      keepPlace(range)
    },
    [move, keepPlace],
  )

  return (
    <SeenProvider value={watcher}>
      <FeedRowsContext value={shownRows}>
        <div className={styles.frame}>
          <NewPill count={unseen.count} offersNewest={isAway || !holdsNewest} onPress={move.newest} />
          <AnchoredList
            id="feed"
            role="feed"
            aria-label={label}
            className={styles.list}
            rows={rows}
            rowKey={keyOfRow}
            renderRow={renderRow}
            estimateHeight={estimateRowHeight}
            canHold={canHoldPlace}
            letsIn={holdsNewest}
            initialAnchor={start}
            onReachStart={props.onReachStart}
            onReachEnd={props.onReachEnd}
            onVisibleChange={handleVisibleChange}
            onAtTopChange={handleAtTopChange}
            handleRef={list}
          />
        </div>
      </FeedRowsContext>
    </SeenProvider>
  )
}
