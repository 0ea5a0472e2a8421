import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Frame, originFor } from './index-window.ts'
import { createRowLayout, type HeightMemory } from './row-layout.ts'
import { RowSizes } from './row-sizes.ts'
import { ScrollKeeper } from './scroll-keeper.ts'

/** What a browser shows text in that nobody enlarged, in px. */
const USUAL_TEXT = 16

interface FrameInput<Row> {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  estimateHeight: (row: Row, width: number, textScale: number) => number
  canHold: ((row: Row) => boolean) | undefined
  letsIn: boolean | undefined
  initialAnchor: { key: string; offset: number } | undefined
}

/**
 * Kept outside React's state, which may replay an update that was made while rendering: a frame must follow the one that
 * was drawn before it, once.
 */
interface FrameStore<Row> {
  committed: Frame<Row>
  /** The frame of a rendering that is not committed yet, and may never be. */
  draft: { from: Frame<Row>; frame: Frame<Row> } | null
}

/** The frame to draw the rows in, and the keeper that holds the reader's place as frames follow each other. */
export function useFrame<Row>({ rows, rowKey, estimateHeight, initialAnchor, ...hold }: FrameInput<Row>) {
  const [memory] = useState<HeightMemory>(() => new Map())
  const width = useRef(window.innerWidth)
  const [text] = useState(() => ({
    size: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  }))
  const settleNow = useRef(() => {})
  const [sizes] = useState(() => new RowSizes(() => settleNow.current()))

  const layOut = (next: readonly Row[]) =>
    createRowLayout({
      rows: next,
      rowKey,
      memory,
      ...hold,
      estimate: row => estimateHeight(row, width.current, text.size / USUAL_TEXT),
    })

  const [store] = useState<FrameStore<Row>>(() => {
    const layout = layOut(rows)
    const position = initialAnchor ? layout.positionOf(initialAnchor.key, 0) : 0
    return { committed: { layout, origin: originFor(Math.max(0, position), 0) }, draft: null }
  })
  const [keeper] = useState(() => {
    const target = initialAnchor ? { key: initialAnchor.key, align: initialAnchor.offset } : null
    return new ScrollKeeper<Row>(store.committed.layout, sizes, target)
  })
  const [startOffset] = useState(() => keeper.startOffset())
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const change = useCallback(
    (frame: Frame<Row>) => {
      store.committed = frame
      redraw()
    },
    [store],
  )

  /** Rows that come or go above the held one move the origin, so that it keeps its index. */
  const follow = (from: Frame<Row>, next: readonly Row[]): Frame<Row> => {
    const layout = layOut(next)
    const place = keeper.findPlace(layout)
    if (!place) return { layout, origin: originFor(layout.positionAt(keeper.view.scrollTop), from.origin) }
    const shift = place.before < 0 ? 0 : place.after - place.before
    return { layout, origin: originFor(place.after, from.origin + shift) }
  }

  // Made while rendering and not in an effect, so that no commit shows new rows in an old layout.
  let frame = store.committed
  if (frame.layout.rows !== rows) {
    const isDrafted = store.draft?.from === frame && store.draft.frame.layout.rows === rows
    if (!store.draft || !isDrafted) store.draft = { from: frame, frame: follow(frame, rows) }
    frame = store.draft.frame
  }

  const settle = () => {
    const nextWidth = keeper.view.width
    const nextSize = sizes.textSize || text.size
    const isOtherText = Math.abs(nextSize - text.size) > 0.1
    if (nextWidth > 0 && (nextWidth !== width.current || isOtherText)) {
      width.current = nextWidth
      text.size = nextSize
      keeper.listen()
      memory.clear()
      change(follow(store.committed, store.committed.layout.rows))
    } else if (keeper.settle(store.committed.layout)) {
      change({ ...store.committed })
    }
  }
  useLayoutEffect(() => {
    // Outside React's own commits it has to be told not to put the drawing off until after the paint.
    settleNow.current = () => flushSync(settle)
  })

  /** Must run after every commit and before the list decides which rows to draw, which depends on the scroll position. */
  const handleCommit = () => {
    if (store.draft?.frame === frame) {
      store.committed = frame
      store.draft = null
    }
    settle()
  }

  const show = useCallback(
    (position: number, isForced = false) => {
      const origin = originFor(position, store.committed.origin)
      if (isForced || origin !== store.committed.origin) change({ ...store.committed, origin })
    },
    [store, change],
  )

  return { frame, keeper, sizes, startOffset, handleCommit, show }
}
