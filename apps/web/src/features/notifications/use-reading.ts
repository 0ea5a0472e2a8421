import type { Notification } from '@mehfil/shared/notification'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useClient } from '#lib/client-context.ts'
import type { AnchoredListHandle } from '#ui/anchored-list/list-contract.ts'
import { nameOfSight, seenUpTo } from './seen-rows.ts'

/** How long half of a row must stand in view to count as seen, in ms: as long as a thought. */
const READING_MS = 1000

/**
 * What is seen is read: what stands still for a second, and what stands there when the page is left. Answers what to call
 * when other rows may be in view.
 */
export function useReading(list: RefObject<AnchoredListHandle | null>, rows: readonly Notification[]) {
  const { notifications } = useClient()
  const seen = useRef(new Set<string>())
  const latest = useRef(rows)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const look = useCallback(() => {
    if (document.visibilityState === 'hidden') return
    const inView = keysInView(list.current?.element)
    for (const row of latest.current) if (inView.has(row.id)) seen.current.add(nameOfSight(row))
    notifications.read(seenUpTo(latest.current, seen.current, notifications.count.get()))
  }, [list, notifications])

  const watch = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(look, READING_MS)
  }, [look])

  useEffect(() => {
    latest.current = rows
    watch()
  }, [rows, watch])

  useEffect(() => {
    document.addEventListener('visibilitychange', watch)
    return () => {
      document.removeEventListener('visibilitychange', watch)
      clearTimeout(timer.current)
    }
  }, [watch])

  // In the layout phase: the rows are still there when they are left.
  useLayoutEffect(() => look, [look])
  return watch
}

function keysInView(list: HTMLElement | null | undefined): Set<string> {
  if (!list) return new Set()
  const view = list.getBoundingClientRect()
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row-key]')]
  const inView = rows.filter(row => {
    const { top, bottom, height } = row.getBoundingClientRect()
    return Math.min(bottom, view.bottom) - Math.max(top, view.top) >= height / 2
  })
  return new Set(inView.map(row => row.getAttribute('data-row-key') ?? ''))
}
