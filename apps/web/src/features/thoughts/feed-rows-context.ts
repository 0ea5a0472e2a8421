import type { Readable } from '@mehfil/client/ports'
import { createContext, useContext, useEffect, useState } from 'react'
import { createStore } from '#lib/store.ts'
import type { FeedRow } from './feed-row.ts'

export type ShownRows = Readable<readonly FeedRow[]>

/** The rows around a row. The object lasts, so that news above draw no card again. */
export const FeedRowsContext = createContext<ShownRows | null>(null)

export function useFeedRows(): ShownRows {
  const rows = useContext(FeedRowsContext)
  if (!rows) throw new Error('useFeedRows needs a FeedList above it.')
  return rows
}

/** The rows of a list as they are now, for the context. */
export function useShownRows(rows: readonly FeedRow[]): ShownRows {
  const [shown] = useState(() => createStore(rows))
  useEffect(() => shown.set(rows), [shown, rows])
  return shown
}
