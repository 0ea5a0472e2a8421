import { type RefObject, useEffect, useState } from 'react'
import { mentionAt, type TypedMention } from './mention-at.ts'

/** What is being typed of a name in a field. It begins with a letter typed, and not where the caret happens to come. */
export function useMention(area: RefObject<HTMLTextAreaElement | null>) {
  const [mention, setMention] = useState<TypedMention>()
  /** Put away there: the same sign offers nobody any more. */
  const [closedAt, setClosedAt] = useState<number>()

  useEffect(() => {
    const field = area.current
    if (!field) return
    const read = () =>
      field.selectionStart === field.selectionEnd ? mentionAt(field.value, field.selectionStart) : undefined
    const handleInput = () => {
      const typed = read()
      setMention(typed)
      setClosedAt(closed => (typed?.start === closed ? closed : undefined))
    }
    const handleMove = () => setMention(former => former && read())
    const handleBlur = () => setMention(undefined)
    // It comes with the sign, a moment after that was typed.
    if (document.activeElement === field) handleInput()
    field.addEventListener('input', handleInput)
    field.addEventListener('blur', handleBlur)
    document.addEventListener('selectionchange', handleMove)
    return () => {
      field.removeEventListener('input', handleInput)
      field.removeEventListener('blur', handleBlur)
      document.removeEventListener('selectionchange', handleMove)
    }
  }, [area])

  const isOpen = mention !== undefined && mention.start !== closedAt
  return { mention: isOpen ? mention : undefined, close: () => setClosedAt(mention?.start) }
}
