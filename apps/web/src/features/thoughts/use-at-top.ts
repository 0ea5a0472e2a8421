import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { AnchoredListHandle } from '#ui/anchored-list/list-contract.ts'

/**
 * Whether the reader is at the top. A list that starts elsewhere passes by the top on its way there; that moment must
 * not count as having seen the newest.
 */
export function useAtTop(list: RefObject<AnchoredListHandle | null>, startsElsewhere: boolean) {
  const [isAtTop, setIsAtTop] = useState(!startsElsewhere)
  const [isPlaced, setIsPlaced] = useState(!startsElsewhere)

  useEffect(() => {
    if (isPlaced) return
    const timer = setTimeout(() => {
      setIsPlaced(true)
      setIsAtTop((list.current?.element?.scrollTop ?? 0) <= 1)
    }, 300)
    return () => clearTimeout(timer)
  }, [list, isPlaced])

  const handleAtTopChange = useCallback(
    (isNow: boolean) => {
      if (isPlaced) setIsAtTop(isNow)
    },
    [isPlaced],
  )
  return { isAtTop, isPlaced, handleAtTopChange }
}
