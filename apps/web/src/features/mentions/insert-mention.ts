import type { TypedMention } from './mention-at.ts'

/** Puts the handle in place of what was typed, as if it had been typed: the browser can undo it, and the field hears. */
export function insertMention(
  field: HTMLTextAreaElement,
  { start, end }: TypedMention,
  handle: string,
): void {
  const hasSpace = field.value[end] === ' '
  const words = `@${handle} `
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, hasSpace ? end + 1 : end)
  // The only way that keeps the browser's own undo; where it is gone one day, the text comes all the same.
  if (document.execCommand('insertText', false, words)) return
  field.setRangeText(words, start, hasSpace ? end + 1 : end, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
