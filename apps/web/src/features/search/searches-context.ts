import { createContext, useContext } from 'react'
import type { Searches } from './searches.ts'

/** Empty until somebody searches: the code for it comes with that page. What was found stays for when she comes back. */
export type SearchesCell = { current: Searches | undefined }

export const SearchesContext = createContext<SearchesCell | null>(null)

export function useSearchesCell(): SearchesCell {
  const cell = useContext(SearchesContext)
  if (!cell) throw new Error('useSearchesCell needs a SearchesContext above it.')
  return cell
}
