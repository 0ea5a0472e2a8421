import { createContext, useContext } from 'react'
import type { MixedFeeds } from './mixed-feeds.ts'

/** Empty until a page with such a feed is opened: the code for it comes with that page. */
export type MixedFeedsCell = { current: MixedFeeds | undefined }

const MixedFeedsContext = createContext<MixedFeedsCell | null>(null)

export const MixedFeedsProvider = MixedFeedsContext.Provider

export function useMixedFeedsCell(): MixedFeedsCell {
  const cell = useContext(MixedFeedsContext)
  if (!cell) throw new Error('useMixedFeedsCell needs a MixedFeedsProvider above it.')
  return cell
}
