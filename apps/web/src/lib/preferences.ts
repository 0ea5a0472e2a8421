import { lastingStorage } from './storage.ts'
import { createStore, type Store } from './store.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Seconds for which a thought can be taken back before anyone sees it; 0: everyone sees it at once. */
export const UNDO_SECONDS = [0, 5, 10, 20] as const
export type UndoSeconds = (typeof UNDO_SECONDS)[number]

const THEME_KEY = 'mehfil:theme'
const KEYS_KEY = 'mehfil:hotkeys'
const UNDO_KEY = 'mehfil:undo'
const TYPING_KEY = 'mehfil:typing'

/** What a person chose for this browser. `public/early.js` reads the same key before the first paint. */
export type Preferences = {
  readonly theme: Store<Theme>
  readonly hotkeys: Store<boolean>
  readonly undoSeconds: Store<UndoSeconds>
  /** Others may see when she types. */
  readonly typing: Store<boolean>
}

export function createPreferences(): Preferences {
  const stored = lastingStorage.get(THEME_KEY)
  const theme = createStore<Theme>(THEMES.find(each => each === stored) ?? 'system')
  theme.subscribe(() => showTheme(theme.get()))
  const kept = lastingStorage.get(UNDO_KEY)
  const undoSeconds = createStore<UndoSeconds>(UNDO_SECONDS.find(each => String(each) === kept) ?? 0)
  undoSeconds.subscribe(() => lastingStorage.set(UNDO_KEY, String(undoSeconds.get())))
  return { theme, hotkeys: createSwitch(KEYS_KEY), typing: createSwitch(TYPING_KEY), undoSeconds }
}

/** On unless it was turned off. */
function createSwitch(key: string): Store<boolean> {
  const isOn = createStore(lastingStorage.get(key) !== 'off')
  isOn.subscribe(() => lastingStorage.set(key, isOn.get() ? 'on' : 'off'))
  return isOn
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
