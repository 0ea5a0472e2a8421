import { type ReactNode, useMemo } from 'react'
import listStyles from '#features/thoughts/feed-list.module.css'
import type { FeedRow } from '#features/thoughts/feed-row.ts'
import { FeedRowsContext } from '#features/thoughts/feed-rows-context.ts'
import { classNames } from '#lib/class-names.ts'
import { createStore } from '#lib/store.ts'
import { RowPlaceContext } from '#ui/anchored-list/row-place.ts'

/** As many cards as a tall screen shows. */
const SHOWN = 12
/** Cards above the one to start at: what of them is seen there. */
const ABOVE = 5

/** Where the list will start: at a row, this far below the upper edge of the view. */
export type StillStart = { readonly key: string; readonly below: 'address' | 'left-off' }

type StillFeedProps = {
  rows: readonly FeedRow[]
  renderRow: (row: FeedRow) => ReactNode
  start?: StillStart | undefined
}

/** A feed as its list will show it at first, each card where it will be. Its styles are in ui/theme/first-picture.css. */
export function StillFeed({ rows, renderRow, start }: StillFeedProps) {
  const shown = useMemo(() => createStore(rows), [rows])
  const from = Math.max(0, start ? rows.findIndex(({ key }) => key === start.key) : 0)
  const draw = (row: FeedRow, index: number) => (
    <RowPlaceContext key={row.key} value={{ index, count: rows.length }}>
      <div inert className="still-row" data-row-key={row.key}>
        {renderRow(row)}
      </div>
    </RowPlaceContext>
  )
  const first = Math.max(0, from - ABOVE)
  return (
    <FeedRowsContext value={shown}>
      <div className={listStyles.frame}>
        <div className={classNames('still-list', listStyles.list)}>
          {start && (
            <div className={`still-above ${start.below}`}>
              {rows.slice(first, from).map((row, index) => draw(row, first + index))}
            </div>
          )}
          {rows.slice(from, from + SHOWN).map((row, index) => draw(row, from + index))}
        </div>
      </div>
    </FeedRowsContext>
  )
}

/** Whether enough stands below a row that the list can start at it. */
export const canStartAt = (rows: readonly FeedRow[], key: string) =>
  rows.length - rows.findIndex(row => row.key === key) >= SHOWN
