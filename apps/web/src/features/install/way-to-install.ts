/** How this browser lets the app be installed, as far as it says so. */
export type WayToInstall = 'installed' | 'offer' | 'hand' | 'none'

export type BrowserFacts = {
  /** The page has a window of its own, as installed apps have. */
  readonly isStandalone: boolean
  readonly hasOffer: boolean
  /** Safari on iOS knows whether it is, and offers it in its menu only. */
  readonly knowsStandalone: boolean
}

export function wayToInstall({ isStandalone, hasOffer, knowsStandalone }: BrowserFacts): WayToInstall {
  if (isStandalone) return 'installed'
  if (hasOffer) return 'offer'
  return knowsStandalone ? 'hand' : 'none'
}
