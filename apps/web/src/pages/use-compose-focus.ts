import type { Topic } from '@mehfil/shared/topic'
import { useEffect, useState } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { useComposing } from '#features/compose/composing.ts'
import { PHONE } from '#lib/use-media.ts'

/** State of a history entry that was gone to in order to write. */
export const COMPOSE = { compose: true } as const

/** Makes this the topic that the sheet writes to, and says whether somebody came here to write. */
export function useComposeFocus(topic: Topic): boolean {
  const composing = useComposing()
  const state = useHistoryState<{ compose?: boolean } | null>()
  const [isWanted] = useState(state?.compose === true)

  useEffect(() => {
    composing.topic.set(topic)
    return () => composing.topic.set(undefined)
  }, [composing, topic])
  useEffect(() => {
    if (!isWanted) return
    // A reload of this page is no wish to write any more.
    history.replaceState(null, '')
    if (window.matchMedia(PHONE).matches) composing.isOpen.set(true)
  }, [composing, isWanted])
  return isWanted
}
