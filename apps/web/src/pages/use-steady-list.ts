import { type RefCallback, useCallback } from 'react'

/**
 * For what stands above the list and grows: the list gives up room at its top edge, and is turned by as much, so that
 * the thoughts being read stay where they are. At the very top it is pushed down instead, and hides nothing.
 */
export function useSteadyList(): RefCallback<HTMLElement> {
  return useCallback(element => {
    if (!element) return
    let height = element.offsetHeight
    const observer = new ResizeObserver(() => {
      const growth = element.offsetHeight - height
      height += growth
      const list = document.getElementById('feed')
      if (list && list.scrollTop > 0) list.scrollTop += growth
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
}
