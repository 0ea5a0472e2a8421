import type { RefObject } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import type { AnchoredListHandle } from '#ui/anchored-list/list-contract.ts'
import { useRowMover } from '#ui/anchored-list/use-row-mover.ts'
import type { FoundRow } from './found-row.ts'

const keyOf = ({ key }: FoundRow) => key
const isStop = ({ kind }: FoundRow) => kind !== 'edge'

/** `j` and `k` move the focus from row to row, `o` opens the one in focus: as in a feed. */
export function useFoundKeys(list: RefObject<AnchoredListHandle | null>, rows: readonly FoundRow[]) {
  const mover = useRowMover({ list, rows, keyOf, isStop, target: 'article' })
  const open = () => {
    const row = mover.current()
    const link = row && mover.elementOf(row.key)?.querySelector<HTMLElement>('[data-opens]')
    link?.click()
    return link !== undefined && link !== null
  }
  useHotkeys({ j: () => mover.step(1), k: () => mover.step(-1), o: open, Enter: open })
  return mover
}
