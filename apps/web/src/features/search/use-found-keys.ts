import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import type { AnchoredListHandle, VisibleRange } from '#ui/anchored-list/list-contract.ts'
import type { FoundRow } from './found-row.ts'

/** The list may need so many frames to draw the row it scrolled to. */
const FRAMES = 5

/** `j` and `k` move the focus from row to row, `o` opens the one in focus: as in a feed. */
export function useFoundKeys(list: RefObject<AnchoredListHandle | null>, rows: readonly FoundRow[]) {
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })

  const mover = useMemo(() => {
    let firstVisible: string | undefined
    /** The row on its way to the focus: it may not be drawn yet when the next key is pressed. */
    let wanted: string | undefined
    const articleOf = (key: string) =>
      list.current?.element?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"] article`)
    const focus = (key: string, frames = FRAMES) => {
      if (wanted !== key) return
      const article = articleOf(key)
      article?.focus({ preventScroll: true })
      if (article || frames === 0) wanted = undefined
      else requestAnimationFrame(() => focus(key, frames - 1))
    }
    const current = () =>
      wanted ?? document.activeElement?.closest('[data-row-key]')?.getAttribute('data-row-key') ?? undefined
    const goTo = (row: FoundRow | undefined) => {
      if (!row || row.kind === 'edge') return false
      list.current?.scrollToKey(row.key, { align: 'nearest' })
      wanted = row.key
      focus(row.key)
      return true
    }
    const placeOf = (wantedKey: string | undefined) =>
      latest.current.findIndex(({ key }) => key === wantedKey)
    const first = () => latest.current[Math.max(0, placeOf(firstVisible))]
    const step = (by: 1 | -1) => {
      const at = placeOf(current())
      return goTo(at < 0 ? first() : latest.current[at + by])
    }
    const open = () => {
      const key = current()
      const link = key === undefined ? undefined : articleOf(key)?.querySelector<HTMLElement>('[data-opens]')
      link?.click()
      return link !== undefined && link !== null
    }
    return {
      step,
      open,
      focusFirst: () => void goTo(first()),
      see(range: VisibleRange) {
        firstVisible = range.firstFullyVisibleKey
      },
    }
  }, [list])

  useHotkeys({
    j: () => mover.step(1),
    k: () => mover.step(-1),
    o: mover.open,
    Enter: mover.open,
  })
  return mover
}
