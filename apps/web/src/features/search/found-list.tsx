import { type ReactNode, type Ref, useCallback, useImperativeHandle, useMemo, useRef } from 'react'
import { classNames } from '#lib/class-names.ts'
import { t } from '#lib/i18n/translate.ts'
import { AnchoredList } from '#ui/anchored-list/anchored-list.tsx'
import type { AnchoredListHandle, ListAnchor, VisibleRange } from '#ui/anchored-list/list-contract.ts'
import { ListEdge } from '#ui/list-edge/list-edge.tsx'
import styles from './found-list.module.css'
import { estimateFoundHeight, type FoundRow } from './found-row.ts'
import { useFoundKeys } from './use-found-keys.ts'

/** A row that is no edge. */
export type FoundThing = Exclude<FoundRow, { kind: 'edge' }>

export type FoundListHandle = { focusFirst(): void }

type FoundListProps = {
  label: string
  rows: readonly FoundRow[]
  /** True while something else is looked for. */
  isStale: boolean
  start: ListAnchor | undefined
  renderThing: (row: FoundThing) => ReactNode
  onMore: () => void
  onAgain: () => void
  onVisibleChange: (range: VisibleRange) => void
  onAtTopChange: (isAtTop: boolean) => void
  handleRef: Ref<FoundListHandle>
}

const keyOf = ({ key }: FoundRow) => key
const canHold = ({ kind }: FoundRow) => kind !== 'edge'

/** What was found, in order. It goes on as it is read, and nothing moves. */
export function FoundList(props: FoundListProps) {
  const { label, rows, isStale, start, renderThing, onMore, onAgain, onVisibleChange } = props
  const list = useRef<AnchoredListHandle>(null)
  const { see, focusFirst } = useFoundKeys(list, rows)
  useImperativeHandle(props.handleRef, () => ({ focusFirst }), [focusFirst])
  const renderRow = useMemo(
    () => (row: FoundRow) =>
      row.kind === 'edge' ? (
        <ListEdge edge={row.edge} end={t('search.end')} failed={t('problem.more')} onRetry={onAgain} />
      ) : (
        renderThing(row)
      ),
    [renderThing, onAgain],
  )
  const handleVisibleChange = useCallback(
    (range: VisibleRange) => {
      see(range)
      onVisibleChange(range)
    },
    [see, onVisibleChange],
  )
  return (
    <div className={classNames(styles.frame, isStale && styles.stale)}>
      <AnchoredList
        id="feed"
        role="feed"
        aria-label={label}
        aria-busy={isStale}
        className={styles.list}
        rows={rows}
        rowKey={keyOf}
        renderRow={renderRow}
        estimateHeight={estimateFoundHeight}
        canHold={canHold}
        initialAnchor={start}
        onReachEnd={onMore}
        onVisibleChange={handleVisibleChange}
        onAtTopChange={props.onAtTopChange}
        handleRef={list}
      />
    </div>
  )
}
