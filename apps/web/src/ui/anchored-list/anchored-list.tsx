import { type ReactNode, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import { List } from 'react-window'
import styles from './anchored-list.module.css'
import { indexCount, toDynamicRowHeight } from './index-window.ts'
import type { AnchoredListProps } from './list-contract.ts'
import { keyAtIndex, RowShell, type RowShellProps } from './row-shell.tsx'
import { Settler } from './settler.tsx'
import { useFrame } from './use-frame.ts'
import { useListHandle } from './use-list-handle.ts'
import { useReports } from './use-reports.ts'

/** A virtual list that never moves what is being read, whatever comes, goes, grows or shrinks around it. */
export function AnchoredList<Row extends object>(props: AnchoredListProps<Row>): ReactNode {
  const { rows, rowKey, renderRow, estimateHeight, canHold, letsIn, initialAnchor, ...more } = props
  const { handleRef, className = '', ...rest } = more
  const { onReachStart, onReachEnd, onVisibleChange, onAtTopChange, role = 'feed', ...attributes } = rest
  const { frame, keeper, sizes, startOffset, handleCommit, show } = useFrame({
    rows,
    rowKey,
    estimateHeight,
    canHold,
    letsIn,
    initialAnchor,
  })
  const report = useReports(keeper, { onReachStart, onReachEnd, onVisibleChange, onAtTopChange })
  const handle = useListHandle(keeper, show)
  useImperativeHandle(handleRef, () => handle, [handle])

  const sizer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const end = sizer.current
    return end?.parentElement ? sizes.watchList(end.parentElement, end.firstElementChild) : undefined
  }, [sizes])

  const handleListCommit = () => {
    if (sizer.current) keeper.attach(sizer.current)
    handleCommit()
  }
  const handleScroll = () => {
    keeper.listen()
    show(keeper.view.layout.positionAt(keeper.view.scrollTop))
    report()
  }

  const rowHeight = useMemo(() => toDynamicRowHeight(frame), [frame])
  return (
    <List<RowShellProps<Row>>
      {...attributes}
      role={role}
      tabIndex={0}
      className={`${styles.list} ${className}`}
      onScroll={handleScroll}
      // The list learns its height only after the first paint. A guess that is too tall draws a few rows more.
      defaultHeight={window.innerHeight}
      defaultScrollOffset={startOffset}
      rowComponent={RowShell}
      rowCount={indexCount(frame)}
      rowHeight={rowHeight}
      rowKey={keyAtIndex}
      rowProps={{ frame, renderRow, onMount: sizes.mount }}
    >
      <Settler ref={sizer} onCommit={handleListCommit} />
    </List>
  )
}
