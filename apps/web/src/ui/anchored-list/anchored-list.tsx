import {
  type AriaAttributes,
  type KeyboardEventHandler,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { List } from 'react-window'
import styles from './anchored-list.module.css'
import type { Align } from './held-place.ts'
import { indexCount, toDynamicRowHeight } from './index-window.ts'
import { keyAtIndex, RowShell, type RowShellProps } from './row-shell.tsx'
import { Settler } from './settler.tsx'
import { useFrame } from './use-frame.ts'
import { useListHandle } from './use-list-handle.ts'
import { useReports } from './use-reports.ts'

/** A place in the list: the row, and how many px its top edge is below the top edge of the list's view. */
export interface ListAnchor {
  key: string
  offset: number
}

export interface VisibleRange {
  /** Index of the first and last row of which anything is in view. */
  first: number
  last: number
  /** The row that holds the place, and the px from the view's top edge to its top edge. */
  firstFullyVisibleKey: string
  offset: number
}

export interface AnchoredListHandle {
  /** The scrolling element, or null before mount. */
  readonly element: HTMLElement | null
  /**
   * Brings a row into view at once and to the pixel. `nearest` (the default) moves only as far as needed. Answers
   * false if no such row is loaded.
   */
  scrollToKey(key: string, options?: { align?: Align }): boolean
  scrollToTop(): void
  /** The place to come back to with `initialAnchor`; null while there are no rows. */
  anchor(): ListAnchor | null
}

export interface AnchoredListProps<Row extends object>
  extends Pick<AriaAttributes, 'aria-label' | 'aria-labelledby' | 'aria-describedby' | 'aria-busy'> {
  /** Rows of every kind, newest first: thoughts, and whatever stands between them. A new array when anything changes. */
  rows: readonly Row[]
  /** Unique and lasting name of a row. Pass a function whose identity does not change. */
  rowKey: (row: Row) => string
  /** Draws a row; called again only when the row object or this function changes. See also `useRowPlace`. */
  renderRow: (row: Row) => ReactNode
  /** A guess in px, used until the row has been drawn once. Cheap: it is asked of every row. */
  estimateHeight: (row: Row, width: number) => number
  /** Where to start. It waits for its row to arrive, until the reader scrolls. Read at mount only. */
  initialAnchor?: ListAnchor | undefined
  /** Called once on coming near an edge, and again if rows were added and the edge is still near. */
  onReachStart?: (() => void) | undefined
  onReachEnd?: (() => void) | undefined
  /** Called on every scroll step and whenever rows come or go: keep it light, don't set state on each call. */
  onVisibleChange?: ((range: VisibleRange) => void) | undefined
  onAtTopChange?: ((isAtTop: boolean) => void) | undefined
  onKeyDown?: KeyboardEventHandler<HTMLElement> | undefined
  handleRef?: Ref<AnchoredListHandle> | undefined
  role?: 'feed' | 'list' | undefined
  id?: string | undefined
  className?: string | undefined
}

/** A virtual list that never moves what is being read, whatever comes, goes, grows or shrinks around it. */
export function AnchoredList<Row extends object>(props: AnchoredListProps<Row>): ReactNode {
  const { rows, rowKey, renderRow, estimateHeight, initialAnchor, handleRef, className = '', ...rest } = props
  const { onReachStart, onReachEnd, onVisibleChange, onAtTopChange, role = 'feed', ...attributes } = rest
  const { frame, keeper, sizes, startOffset, handleCommit, show } = useFrame({
    rows,
    rowKey,
    estimateHeight,
    initialAnchor,
  })
  const report = useReports(keeper, { onReachStart, onReachEnd, onVisibleChange, onAtTopChange })
  const handle = useListHandle(keeper, show)
  useImperativeHandle(handleRef, () => handle, [handle])

  const sizer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const list = sizer.current?.parentElement
    return list ? sizes.watchList(list) : undefined
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
