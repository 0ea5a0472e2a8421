import { useCallback, useEffect, useRef } from 'react'
import type { VisibleRange } from '#ui/anchored-list/list-contract.ts'
import type { FeedRow } from './feed-row.ts'
import { usePlaceMemory } from './place-memory-context.ts'

/** Often enough to be right at a reload, seldom enough not to cost a frame. */
const SAVE_EVERY = 200

type PlaceKeepingInput = {
  name: string
  rows: readonly FeedRow[]
  isAtNewest: boolean
  /** False while the list is on its way to where it starts: that is no place of anybody's. */
  isPlaced: boolean
  seen: number
  onPlace: ((seq: number) => void) | undefined
}

/** Remembers the place of a feed while it is read. At the newest there is none: one comes back to the newest. */
export function usePlaceKeeping(input: PlaceKeepingInput): (range: VisibleRange) => void {
  const memory = usePlaceMemory()
  const latest = useRef(input)
  const range = useRef<VisibleRange>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const { name, rows, isAtNewest, isPlaced, seen, onPlace } = latest.current
    if (!range.current || !isPlaced) return
    const { firstFullyVisibleKey: key, offset } = range.current
    const seq = seqNear(rows, key)
    onPlace?.(seq)
    if (isAtNewest) memory.setNewest(name)
    else memory.set(name, { key, offset, seq, seen })
  }, [memory])

  useEffect(() => {
    latest.current = input
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: reaching or leaving the newest is a change of place
  useEffect(() => save(), [save, input.isAtNewest, input.isPlaced])
  useEffect(() => {
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [save])

  return useCallback(
    (next: VisibleRange) => {
      range.current = next
      timer.current ??= setTimeout(save, SAVE_EVERY)
    },
    [save],
  )
}

/** The place of a row in its topic; of a mark or an edge, that of the thought beneath it. */
function seqNear(rows: readonly FeedRow[], key: string): number {
  const at = rows.findIndex(row => row.key === key)
  for (const row of rows.slice(Math.max(0, at))) {
    if (row.kind === 'thought') return row.thought.seq
  }
  return 0
}
