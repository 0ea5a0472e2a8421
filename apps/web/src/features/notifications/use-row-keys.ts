import { type RefObject, useCallback, useRef } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import type { AnchoredListHandle, VisibleRange } from '#ui/anchored-list/list-contract.ts'

/** Frames that the list may need to draw the row it scrolled to. */
const TRIES = 5

/** `j` and `k` move the focus from row to row, `o` opens the one that has it, `.` goes to the newest. */
export function useRowKeys(list: RefObject<AnchoredListHandle | null>, rows: readonly { id: string }[]) {
  const firstVisible = useRef<string>(undefined)

  const focus = (key: string, tries = TRIES): void => {
    const row = `[data-row-key="${CSS.escape(key)}"] a`
    const link = list.current?.element?.querySelector<HTMLElement>(row)
    link?.focus({ preventScroll: true })
    if (!link && tries > 0) requestAnimationFrame(() => focus(key, tries - 1))
  }

  const step = (by: 1 | -1): boolean => {
    const focused = document.activeElement?.closest('[data-row-key]')?.getAttribute('data-row-key')
    const at = rows.findIndex(({ id }) => id === focused)
    const next = at >= 0 ? rows[at + by]?.id : firstVisible.current
    if (!next || next === 'edge') return false
    list.current?.scrollToKey(next, { align: 'nearest' })
    focus(next)
    return true
  }

  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    o: () => {
      const focused = document.activeElement
      if (!(focused instanceof HTMLAnchorElement) || !focused.closest('[data-row-key]')) return false
      focused.click()
      return true
    },
    '.': () => {
      list.current?.scrollToTop()
      const [first] = rows
      if (first && first.id !== 'edge') focus(first.id)
      return true
    },
  })

  return useCallback((range: VisibleRange) => {
    firstVisible.current = range.firstFullyVisibleKey
  }, [])
}
