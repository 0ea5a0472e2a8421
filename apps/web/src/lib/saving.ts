import type { Readable } from '@mehfil/client/ports'
import { createContext, useContext } from 'react'
import { useReadable } from './use-readable.ts'

/** Whether to be careful with what a line costs; `system`, which nobody chose: as the browser says. */
export const SAVINGS = ['system', 'on', 'off'] as const
type Saving = (typeof SAVINGS)[number]

/** Not in every browser, and then nobody has asked. */
type Connection = EventTarget & { readonly saveData?: boolean }

const REDUCED = '(prefers-reduced-data: reduce)'

/** Whether to be careful with what a line costs: as she chose, or else as the browser was told. */
export function createSaving(chosen: Readable<Saving>): Readable<boolean> {
  const media = window.matchMedia(REDUCED)
  const { connection } = navigator as Navigator & { connection?: Connection }
  return {
    get: () =>
      chosen.get() === 'on' ||
      (chosen.get() === 'system' && (connection?.saveData === true || media.matches)),
    subscribe(listener) {
      const ends = [chosen.subscribe(listener)]
      for (const told of [media, connection]) {
        told?.addEventListener('change', listener)
        ends.push(() => told?.removeEventListener('change', listener))
      }
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

/** On the server, which draws a picture of the page, nobody saves; the styles hide what that would load. */
const SavingContext = createContext<Readable<boolean>>({ get: () => false, subscribe: () => () => undefined })

export const SavingProvider = SavingContext.Provider

export const useSaving = () => useReadable(useContext(SavingContext))
