import { useCallback, useEffect, useMemo, useState } from 'react'
import { navigate, useSearch } from 'wouter/use-browser-location'
import { paths } from '#lib/paths.ts'
import { type Asked, readAsked, searchOf } from './asked.ts'

/** So long after the last letter the address has the new words. Browsers refuse to have it changed at each. */
const WRITTEN_AFTER = 300

export const addressOf = (asked: Asked) => paths.search + searchOf(asked)

/**
 * What is looked for. The address says it; only words that are being typed are a moment ahead of it. They replace each
 * other there, so that one step back leads to where one came from; whatever else is changed is a step.
 */
export function useAsked() {
  const search = useSearch()
  const written = useMemo(() => readAsked(search), [search])
  const [typed, setTyped] = useState<{ q: string; over: string }>()
  // It has been written meanwhile, or somebody went elsewhere: back there it must not come up again.
  if (typed && typed.over !== written.q) setTyped(undefined)
  const q = typed?.over === written.q ? typed.q : written.q
  const isTyping = q !== written.q
  const asked = useMemo(() => ({ ...written, q }), [written, q])

  const write = useCallback(() => {
    if (isTyping) navigate(addressOf(asked), { replace: true })
  }, [asked, isTyping])
  useEffect(() => {
    const timer = setTimeout(write, WRITTEN_AFTER)
    return () => clearTimeout(timer)
  }, [write])

  return {
    asked,
    isTyping,
    type: (text: string) => setTyped({ q: text, over: written.q }),
    change(changes: Partial<Asked>) {
      // The address has them now, also where it was that already: what was typed since is over.
      setTyped(undefined)
      navigate(addressOf({ ...asked, ...changes }))
    },
    /** Whoever leaves now finds it again. */
    write,
  }
}
