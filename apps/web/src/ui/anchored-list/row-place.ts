import { createContext, useContext } from 'react'

export interface RowPlace {
  /** Place among all rows, from 0. */
  index: number
  /** How many rows there are. */
  count: number
}

export const RowPlaceContext = createContext<RowPlace>({ index: 0, count: 0 })

/**
 * Where the row being drawn stands, for `aria-posinset` and `aria-setsize`. It comes by context and not through
 * `renderRow`, so that a row inserted above re-renders only the element that reads it and not the whole card.
 */
export function useRowPlace(): RowPlace {
  return useContext(RowPlaceContext)
}
