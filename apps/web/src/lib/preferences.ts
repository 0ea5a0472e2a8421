import { createSaving, SAVINGS } from './saving.ts'
import { lastingStorage } from './storage.ts'
import { createStore, type Store } from './store.ts'

/** Of each the first is what nobody chose. */
export const THEMES = ['system', 'light', 'dark'] as const
export const TEXT_SIZES = ['normal', 'small', 'large', 'larger', 'largest'] as const
export const MOTIONS = ['system', 'less'] as const
/** Seconds for which a thought can be taken back before anyone sees it; 0: everyone sees it at once. */
export const UNDO_SECONDS = [0, 5, 10, 20] as const

const SWITCH = ['on', 'off'] as const

/** What a person chose for this browser, in all of its tabs. `public/early.js` reads the same keys before the first paint. */
export type Preferences = ReturnType<typeof createPreferences>

export function createPreferences() {
  const choices = new Map<string, () => void>()
  // What is chosen in one tab holds in all.
  window.addEventListener('storage', ({ key }) => {
    if (key === null) for (const read of choices.values()) read()
    else choices.get(key)?.()
  })

  /** One of few, kept under a key; the first, which is no choice, is not kept. */
  function choice<T extends string | number>(name: string, all: readonly [T, ...T[]]): Store<T> {
    const key = `mehfil:${name}`
    const read = () => {
      const kept = lastingStorage.get(key)
      return all.find(each => String(each) === kept) ?? all[0]
    }
    const store = createStore<T>(read())
    choices.set(key, () => store.set(read()))
    store.subscribe(() => {
      const chosen = store.get()
      if (chosen === read()) return
      if (chosen === all[0]) lastingStorage.remove(key)
      else lastingStorage.set(key, String(chosen))
    })
    return store
  }

  /** A choice that the styles follow: they find it at the root of the page. */
  function look<T extends string>(name: string, all: readonly [T, ...T[]]): Store<T> {
    const store = choice(name, all)
    store.subscribe(() => {
      if (store.get() === all[0]) delete document.documentElement.dataset[name]
      else document.documentElement.dataset[name] = store.get()
    })
    return store
  }

  const isOn = (name: string) => asSwitch(choice(name, SWITCH))
  const saving = look('saving', SAVINGS)
  return {
    theme: look('theme', THEMES),
    textSize: look('text', TEXT_SIZES),
    motion: look('motion', MOTIONS),
    saving,
    isSaving: createSaving(saving),
    hotkeys: isOn('hotkeys'),
    /** Others may see when she types. */
    typing: isOn('typing'),
    undoSeconds: choice('undo', UNDO_SECONDS),
  }
}

/** On unless it was turned off. */
const asSwitch = (store: Store<(typeof SWITCH)[number]>): Store<boolean> => ({
  get: () => store.get() === 'on',
  set: isOn => store.set(isOn ? 'on' : 'off'),
  subscribe: store.subscribe,
})
