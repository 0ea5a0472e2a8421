import type { TopicFeed } from '@mehfil/client/feed-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import { isHeld, type Landing } from './landing.ts'

/** `away`: there is no line, and it is not among what is kept. */
export type LandingState = 'moving' | 'landed' | 'missing' | 'away'

/** Brings the feed to where it is to be opened. Once landed it stays so, whatever is evicted later. */
export function useLanding(feed: TopicFeed, landing: Landing): LandingState {
  const state = useReadable(feed.state)
  const { connection } = useClient()
  const isUp = useCallback(() => connection.get().kind === 'connected', [connection])
  const [outcome, setOutcome] = useState<LandingState>(() =>
    isHeld(feed.state.get(), landing) ? 'landed' : 'moving',
  )
  const asked = useRef(false)
  // While drawing: an effect would come after a frame that shows nothing yet.
  if (outcome === 'moving' && isHeld(state, landing)) setOutcome('landed')

  // Should the numbering begin anew or too much have come since, it is opened around here again, and not at the newest.
  useEffect(() => {
    if (landing.kind !== 'newest') feed.setPlace(landing.seq)
  }, [feed, landing])

  useEffect(() => {
    if (outcome !== 'moving') return
    // A feed that is loading opens at its newest place by itself, which may be all that is wanted.
    if (asked.current || (landing.kind === 'newest' && state.kind !== 'open')) return
    asked.current = true
    const opening = landing.kind === 'newest' ? feed.openNewest() : feed.openAround(landing.seq)
    opening
      .then(() => setOutcome(isHeld(feed.state.get(), landing) ? 'landed' : 'missing'))
      .catch(() => {
        // Without a line what is kept of the topic is all there is.
        if (!isUp() && feed.state.get().kind === 'open') setOutcome('away')
        // Else the feed's own state says what failed; trying again there lands here.
        asked.current = false
      })
  }, [feed, state, landing, outcome, isUp])

  return outcome
}
