import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import type { AnchoredListHandle, VisibleRange } from '#ui/anchored-list/list-contract.ts'
import type { FeedRow, ThoughtRow } from './feed-row.ts'
import { useThoughtKeys } from './use-thought-keys.ts'

type FeedKeysInput = {
  list: RefObject<AnchoredListHandle | null>
  rows: readonly FeedRow[]
  toNewest: () => Promise<void>
}

/** `j` and `k` move the focus from card to card, `.` goes to the newest, the rest acts on the thought in focus. */
export function useFeedKeys({ list, rows, toNewest }: FeedKeysInput) {
  const latest = useRef(rows)
  const latestToNewest = useRef(toNewest)
  const firstVisible = useRef<string>(undefined)
  useEffect(() => {
    latest.current = rows
    latestToNewest.current = toNewest
  })

  const mover = useMemo(() => {
    /** The card on its way to the focus: whoever types fast means that one, though it may not be drawn yet. */
    let wanted: string | undefined
    const focus = (key: string | undefined) => {
      wanted = key
      const isWanted = () => wanted === key
      focusCard(list, key, isWanted, () => {
        wanted = undefined
      })
    }
    const current = (): number => {
      const focused = document.activeElement?.closest('[data-row-key]')?.getAttribute('data-row-key')
      return latest.current.findIndex(row => row.key === (wanted ?? focused))
    }
    const newestKey = () => nextCard(latest.current, 0, 1)?.key
    const step = (by: 1 | -1): boolean => {
      const at = current()
      const from = at >= 0 ? at + by : latest.current.findIndex(row => row.key === firstVisible.current)
      const next = nextCard(latest.current, from, by)
      if (!next) return false
      list.current?.scrollToKey(next.key, { align: 'nearest' })
      focus(next.key)
      return true
    }
    const newest = async () => {
      wanted = newestKey()
      const meant = wanted
      await latestToNewest.current()
      // Unless she has gone on from there meanwhile.
      if (wanted === meant) focus(newestKey())
    }
    const inFocus = (): ThoughtRow | undefined => {
      const row = latest.current[current()]
      return row?.kind === 'thought' ? row : undefined
    }
    const see = (range: VisibleRange) => {
      firstVisible.current = range.firstFullyVisibleKey
    }
    return { step, newest, inFocus, see }
  }, [list])

  useHotkeys({
    j: () => mover.step(1),
    k: () => mover.step(-1),
    '.': () => {
      void mover.newest()
      return true
    },
  })
  useThoughtKeys(mover.inFocus)
  return mover
}

/** A thought, or one's own on its way. */
function nextCard(rows: readonly FeedRow[], from: number, by: 1 | -1): FeedRow | undefined {
  for (let at = Math.max(0, from); at < rows.length && at >= 0; at += by) {
    const row = rows[at]
    if (row?.kind === 'thought' || row?.kind === 'waiting') return row
  }
  return undefined
}

/** The list may need a frame or two to draw the row it scrolled to. */
function focusCard(
  list: FeedKeysInput['list'],
  key: string | undefined,
  isWanted: () => boolean,
  handleEnd: () => void,
  tries = 5,
): void {
  if (!isWanted()) return
  const row = `[data-row-key="${CSS.escape(key ?? '')}"]`
  const card = list.current?.element?.querySelector<HTMLElement>(`${row} article`)
  card?.focus({ preventScroll: true })
  if (card || tries === 0) handleEnd()
  else requestAnimationFrame(() => focusCard(list, key, isWanted, handleEnd, tries - 1))
}
