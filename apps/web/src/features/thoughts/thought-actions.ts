import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import { createContext, useContext } from 'react'

/** What can be done with a thought where it stands. A topic, a mixed feed and a thread each do it their way. */
export type ThoughtActions = {
  react(thought: Thought, kind: ReactionKind, wanted: boolean): void
  /** Keeps it for oneself, or keeps it no longer. */
  toggleBookmark(thoughtId: string): void
  /** The server answered with a newer state of it. */
  settle(thought: Thought): void
}

const ThoughtActionsContext = createContext<ThoughtActions | null>(null)

export const ThoughtActionsProvider = ThoughtActionsContext.Provider

export function useThoughtActions(): ThoughtActions {
  const actions = useContext(ThoughtActionsContext)
  if (!actions) throw new Error('useThoughtActions needs a ThoughtActionsProvider above it.')
  return actions
}
