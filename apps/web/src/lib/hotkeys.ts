/** What a key does. Answers false when it does nothing just now, so that an older binding may. */
export type Hotkey = () => boolean | undefined
export type Hotkeys = Readonly<Record<string, Hotkey>>

/** The second key of 'g h' comes within this many milliseconds. */
const CHORD = 1200

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'> & {
  isTyping: boolean
  isInDialog: boolean
}

/**
 * Single keys and chords, the newest binding first. Writing, open dialogs and the browser's own shortcuts are left
 * alone, and a person can turn all of it off (WCAG 2.1.4).
 */
export function createHotkeys(now: () => number) {
  const stack: Hotkeys[] = []
  let prefix: { key: string; at: number } | undefined

  function bind(keys: Hotkeys): () => void {
    stack.push(keys)
    return () => {
      stack.splice(stack.indexOf(keys), 1)
    }
  }

  /** True when the key was taken. */
  function press(event: KeyPress): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
    if (event.isTyping || event.isInDialog) return false
    const chord = prefix && now() - prefix.at < CHORD ? `${prefix.key} ${event.key}` : undefined
    prefix = undefined
    if (chord !== undefined && run(chord)) return true
    if (run(event.key)) return true
    if (isPrefix(event.key)) prefix = { key: event.key, at: now() }
    return false
  }

  const run = (key: string) => stack.toReversed().some(keys => keys[key] && keys[key]() !== false)
  const isPrefix = (key: string) =>
    stack.some(keys => Object.keys(keys).some(name => name.startsWith(`${key} `)))

  return { bind, press }
}

export type HotkeyTable = ReturnType<typeof createHotkeys>

const TEXT_INPUTS =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]'

/** Feeds a table from the page. */
export function listenForKeys(table: HotkeyTable, isOn: () => boolean): () => void {
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !isOn()) return
    const target = event.target instanceof Element ? event.target : document.body
    const { key, ctrlKey, metaKey, altKey, isComposing } = event
    const isTyping = target.closest(TEXT_INPUTS) !== null
    const isInDialog = document.querySelector('dialog[open], [popover]:popover-open') !== null
    // Enter and Space belong to the control that has the focus.
    if ((key === 'Enter' || key === ' ') && target.closest('a, button, summary')) return
    if (table.press({ key, ctrlKey, metaKey, altKey, isComposing, isTyping, isInDialog }))
      event.preventDefault()
  }
  document.addEventListener('keydown', handleKeyDown)
  return () => document.removeEventListener('keydown', handleKeyDown)
}
