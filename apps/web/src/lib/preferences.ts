import { lastingStorage } from './storage.ts'
import { createStore, type Store } from './store.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const THEME_KEY = 'mehfil:theme'
const KEYS_KEY = 'mehfil:hotkeys'

/** What a person chose for this browser. `public/theme.js` reads the same key before the first paint. */
export type Preferences = { readonly theme: Store<Theme>; readonly hotkeys: Store<boolean> }

export function createPreferences(): Preferences {
  const stored = lastingStorage.get(THEME_KEY)
  const theme = createStore<Theme>(THEMES.find(each => each === stored) ?? 'system')
  const hotkeys = createStore(lastingStorage.get(KEYS_KEY) !== 'off')
  theme.subscribe(() => showTheme(theme.get()))
  hotkeys.subscribe(() => lastingStorage.set(KEYS_KEY, hotkeys.get() ? 'on' : 'off'))
  return { theme, hotkeys }
}

function showTheme(theme: Theme): void {
  if (theme === 'system') {
    lastingStorage.remove(THEME_KEY)
    delete document.documentElement.dataset.theme
    return
  }
  lastingStorage.set(THEME_KEY, theme)
  document.documentElement.dataset.theme = theme
}
