import { useMemo } from 'react'
import type { AnchoredListHandle } from './list-contract.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'
import { visibleRange } from './use-reports.ts'

/** Moves go through the keeper and a new drawing, so that they end to the pixel even among rows not yet measured. */
export function useListHandle(
  keeper: ScrollKeeper<unknown>,
  show: (position: number, isForced?: boolean) => void,
): AnchoredListHandle {
  return useMemo(
    () => ({
      get element() {
        return keeper.view.element
      },
      scrollToKey(key, { align = 'nearest' } = {}) {
        if (!keeper.aim(key, align)) return false
        show(keeper.view.layout.positionOf(key, 0), true)
        return true
      },
      scrollToTop() {
        keeper.aimAtTop()
        show(0, true)
      },
      anchor() {
        keeper.listen()
        const range = visibleRange(keeper)
        return range && { key: range.firstFullyVisibleKey, offset: range.offset }
      },
    }),
    [keeper, show],
  )
}
