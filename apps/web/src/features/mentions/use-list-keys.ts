import { type RefObject, useEffect, useRef } from 'react'

type ListKeys = { move(step: 1 | -1): void; choose(): void; close(): void }

/**
 * The keys of an open list, before the field or anything around it gets them. Who composes a letter with several keys
 * keeps them all, and so does who shares with Ctrl Enter or goes back with Shift Tab.
 */
export function useListKeys(area: RefObject<HTMLTextAreaElement | null>, keys: ListKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const field = area.current
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const act = actionOf(event.key, latest.current)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    field?.addEventListener('keydown', handleKeyDown)
    return () => field?.removeEventListener('keydown', handleKeyDown)
  }, [area])
}

function actionOf(key: string, { move, choose, close }: ListKeys): (() => void) | undefined {
  switch (key) {
    case 'ArrowDown':
      return () => move(1)
    case 'ArrowUp':
      return () => move(-1)
    case 'Enter':
    case 'Tab':
      return choose
    case 'Escape':
      return close
  }
  return undefined
}
