import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import type { AnchoredListHandle } from '#ui/anchored-list/list-contract.ts'
import { useRowMover } from '#ui/anchored-list/use-row-mover.ts'
import { type FeedRow, keyOfRow, type ThoughtRow } from './feed-row.ts'
import { useThoughtKeys } from './use-thought-keys.ts'

type FeedKeysInput = {
  list: RefObject<AnchoredListHandle | null>
  rows: readonly FeedRow[]
  toNewest: () => Promise<void>
}

/** A thought, or one's own on its way. */
const isCard = ({ kind }: FeedRow) => kind === 'thought' || kind === 'waiting'

/** `j` and `k` move the focus from card to card, `.` goes to the newest, the rest acts on the thought in focus. */
export function useFeedKeys({ list, rows, toNewest }: FeedKeysInput) {
  const latestToNewest = useRef(toNewest)
  useEffect(() => {
    latestToNewest.current = toNewest
  })
  const mover = useRowMover({ list, rows, keyOf: keyOfRow, isStop: isCard, target: 'article' })
  const newest = useCallback(() => mover.newest(() => latestToNewest.current()), [mover])
  const inFocus = useCallback((): ThoughtRow | undefined => {
    const row = mover.current()
    return row?.kind === 'thought' ? row : undefined
  }, [mover])

  useHotkeys({
    j: () => mover.step(1),
    k: () => mover.step(-1),
    '.': () => {
      void newest()
      return true
    },
  })
  useThoughtKeys(inFocus)
  return useMemo(() => ({ see: mover.see, newest }), [mover, newest])
}
