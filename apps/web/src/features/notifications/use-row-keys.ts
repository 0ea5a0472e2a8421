import type { RefObject } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import type { AnchoredListHandle } from '#ui/anchored-list/list-contract.ts'
import { useRowMover } from '#ui/anchored-list/use-row-mover.ts'

type Row = { readonly id: string }

const keyOf = ({ id }: Row) => id
const isStop = ({ id }: Row) => id !== 'edge'

/** `j` and `k` move the focus from row to row, `o` opens the one that has it, `.` goes to the newest. */
export function useRowKeys(list: RefObject<AnchoredListHandle | null>, rows: readonly Row[]) {
  const mover = useRowMover({ list, rows, keyOf, isStop, target: 'a' })
  useHotkeys({
    j: () => mover.step(1),
    k: () => mover.step(-1),
    o: () => {
      const focused = document.activeElement
      if (!(focused instanceof HTMLAnchorElement) || !focused.closest('[data-row-key]')) return false
      focused.click()
      return true
    },
    '.': () => {
      void mover.newest(async () => list.current?.scrollToTop())
      return true
    },
  })
  return mover.see
}
