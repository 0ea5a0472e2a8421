import { useCallback, useEffect, useRef } from 'react'
import { pickHeld } from './held-place.ts'
import type { AnchoredListProps, VisibleRange } from './list-contract.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'

/** How near an edge is near, in heights of the view. */
const nearness = 2
/** How far away an edge is left behind: more than near, for what is near changes as rows are measured. */
const farness = 3

type Listeners = Pick<
  AnchoredListProps<object>,
  'onReachStart' | 'onReachEnd' | 'onVisibleChange' | 'onAtTopChange'
>

/** Tells the owner what is in view, after each commit and, by the function it answers, on each scroll. */
export function useReports(keeper: ScrollKeeper<unknown>, listeners: Listeners): () => void {
  const latest = useRef(listeners)
  const told = useRef<{ range: VisibleRange | null; isAtTop: boolean | null; start: string; end: string }>({
    range: null,
    isAtTop: null,
    start: '',
    end: '',
  })

  const report = useCallback(() => {
    const { layout, scrollTop, height } = keeper.view
    const { keys } = layout
    const last = told.current
    if (height === 0) return

    if (last.isAtTop !== keeper.isAtTop) {
      last.isAtTop = keeper.isAtTop
      latest.current.onAtTopChange?.(keeper.isAtTop)
    }
    const range = visibleRange(keeper)
    if (range && !isSameRange(range, last.range)) {
      last.range = range
      latest.current.onVisibleChange?.(range)
    }
    // An edge is told once for the same rows, so that a page that was too short to leave it asks for the next. Their
    // number alone does not tell: as many may have been let go of at the other end.
    const extent = `${keys.length} ${keys[0]} ${keys.at(-1)}`
    const toldOf = (distance: number, toldFor: string, tell: (() => void) | undefined) => {
      if (distance >= nearness * height) return distance < farness * height ? toldFor : ''
      if (toldFor !== extent) tell?.()
      return extent
    }
    last.start = toldOf(scrollTop, last.start, latest.current.onReachStart)
    last.end = toldOf(layout.total - scrollTop - height, last.end, latest.current.onReachEnd)
  }, [keeper])

  useEffect(() => {
    latest.current = listeners
    report()
  })
  return report
}

export function visibleRange(keeper: ScrollKeeper<unknown>): VisibleRange | null {
  const { layout, scrollTop, height } = keeper.view
  const held = pickHeld(layout, scrollTop, height)[0]
  if (!held) return null
  return {
    first: layout.positionAt(scrollTop),
    last: layout.positionAt(scrollTop + Math.max(0, height - 1)),
    firstFullyVisibleKey: held.key,
    offset: held.offset,
  }
}

function isSameRange(a: VisibleRange, b: VisibleRange | null): boolean {
  return (
    b !== null &&
    a.first === b.first &&
    a.last === b.last &&
    a.firstFullyVisibleKey === b.firstFullyVisibleKey &&
    a.offset === b.offset
  )
}
