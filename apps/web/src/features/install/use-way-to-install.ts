import { useSyncExternalStore } from 'react'
import { installOffer } from './install-offer.ts'
import { type WayToInstall, wayToInstall } from './way-to-install.ts'

const CHANGES = ['beforeinstallprompt', 'appinstalled']

function subscribe(listener: () => void): () => void {
  // After early.js, which hears the same.
  for (const name of CHANGES) window.addEventListener(name, listener)
  return () => {
    for (const name of CHANGES) window.removeEventListener(name, listener)
  }
}

const read = (): WayToInstall =>
  wayToInstall({
    isStandalone: window.matchMedia('(display-mode: standalone)').matches,
    hasOffer: installOffer() !== undefined,
    knowsStandalone: 'standalone' in navigator,
  })

export const useWayToInstall = () => useSyncExternalStore(subscribe, read)
