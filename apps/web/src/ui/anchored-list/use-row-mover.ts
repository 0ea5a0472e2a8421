import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { AnchoredListHandle, VisibleRange } from './list-contract.ts'

type RowMoverInput<Row> = {
  list: RefObject<AnchoredListHandle | null>
  rows: readonly Row[]
  /** Lasting functions: the key of a row, and whether the keyboard stops there. */
  keyOf: (row: Row) => string
  isStop: (row: Row) => boolean
  /** What takes the focus in a row, as a selector. */
  target: string
}

/** Frames that the list may need to draw the row it scrolled to. */
const FRAMES = 5

/** Moves the focus from row to row of a list that draws only what is near the view. A lasting object. */
export function useRowMover<Row>({ list, rows, keyOf, isStop, target }: RowMoverInput<Row>) {
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })

  return useMemo(() => {
    let firstVisible: string | undefined
    /** The row on its way to the focus: whoever types fast means that one, though it may not be drawn yet. */
    let wanted: string | undefined

    const elementOf = (key: string | undefined) =>
      list.current?.element?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key ?? '')}"] ${target}`)
    const focusSoon = (key: string | undefined, frames = FRAMES): void => {
      if (wanted !== key) return
      const element = elementOf(key)
      element?.focus({ preventScroll: true })
      if (element || frames === 0) wanted = undefined
      else requestAnimationFrame(() => focusSoon(key, frames - 1))
    }
    const focus = (key: string | undefined): void => {
      wanted = key
      focusSoon(key)
    }
    const placeOf = (key: string | null | undefined) => latest.current.findIndex(row => keyOf(row) === key)
    const place = () =>
      placeOf(wanted ?? document.activeElement?.closest('[data-row-key]')?.getAttribute('data-row-key'))
    const stopFrom = (from: number, by: 1 | -1): Row | undefined => {
      const { current } = latest
      for (let at = Math.max(0, from); at < current.length && at >= 0; at += by) {
        const row = current[at]
        if (row && isStop(row)) return row
      }
      return undefined
    }
    const goFrom = (from: number, by: 1 | -1): boolean => {
      const row = stopFrom(from, by)
      if (!row) return false
      list.current?.scrollToKey(keyOf(row), { align: 'nearest' })
      focus(keyOf(row))
      return true
    }

    return {
      /** To the next row, or the one before; to the first that is wholly in view where none has the focus. */
      step(by: 1 | -1): boolean {
        const at = place()
        return goFrom(at < 0 ? placeOf(firstVisible) : at + by, by)
      },
      /** To the first row that is wholly in view. */
      focusFirst: () => void goFrom(placeOf(firstVisible), 1),
      /** The row that has the focus, or will have it in a moment. */
      current: (): Row | undefined => latest.current[place()],
      /** What has the focus in it, once it is drawn. */
      elementOf,
      /** To the first row of the list, once `bring` has brought it into view; unless she has gone on meanwhile. */
      async newest(bring: () => Promise<void>): Promise<void> {
        const first = () => {
          const row = stopFrom(0, 1)
          return row && keyOf(row)
        }
        wanted = first()
        const meant = wanted
        await bring()
        if (wanted === meant) focus(first())
      },
      see(range: VisibleRange): void {
        firstVisible = range.firstFullyVisibleKey
      },
    }
  }, [list, keyOf, isStop, target])
}
