import { createContext, useContext, useEffect, useRef } from 'react'
import { createHotkeys, type Hotkeys, type HotkeyTable } from './hotkeys.ts'

const HotkeysContext = createContext<HotkeyTable>(createHotkeys(() => performance.now()))

export const HotkeysProvider = HotkeysContext.Provider

/** Binds keys while the component is there. The set of keys is read at mount; what they do is always the latest. */
export function useHotkeys(keys: Hotkeys): void {
  const table = useContext(HotkeysContext)
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const names = Object.keys(latest.current)
    return table.bind(Object.fromEntries(names.map(name => [name, () => latest.current[name]?.()])))
  }, [table])
}
