import { type CSSProperties, memo, type ReactElement, type ReactNode, type RefCallback, useMemo } from 'react'
import styles from './anchored-list.module.css'
import { type Frame, positionAtIndex } from './index-window.ts'
import { RowPlaceContext } from './row-place.ts'

export interface RowShellProps<Row extends object> {
  frame: Frame<Row>
  renderRow: (row: Row) => ReactNode
  onMount: RefCallback<HTMLElement>
}

/** What react-window positions: our measuring box around the caller's row, or nothing where an index has no row. */
export function RowShell<Row extends object>(
  props: RowShellProps<Row> & { index: number; style: CSSProperties },
): ReactElement | null {
  const { frame, index, style, renderRow, onMount } = props
  const position = positionAtIndex(frame, index)
  const count = frame.layout.rows.length
  const place = useMemo(() => ({ index: position, count }), [position, count])
  const row = frame.layout.rows[position]
  if (!row) return null
  return (
    <div ref={onMount} className={styles.row} style={style} data-row-key={frame.layout.keys[position]}>
      <RowPlaceContext value={place}>
        <RowContent row={row} renderRow={renderRow as (row: object) => ReactNode} />
      </RowPlaceContext>
    </div>
  )
}

/** Stable keys, so that React moves rows with their state; an index without a row has a key no row can have. */
export function keyAtIndex(index: number, { frame }: { frame: Frame<unknown> }): string {
  return frame.layout.keys[positionAtIndex(frame, index)] ?? `\0${index}`
}

/** Drawn again only for another row object, so that a change of one row, or of the place of all, costs one row. */
const RowContent = memo(function RowContent(props: { row: object; renderRow: (row: object) => ReactNode }) {
  return props.renderRow(props.row)
})
