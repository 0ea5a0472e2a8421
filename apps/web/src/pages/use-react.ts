import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { useUser } from '#lib/client-context.ts'
import { paths } from '#lib/paths.ts'
import { useNotices } from '#ui/notice/notice.ts'

export type React = (thought: Thought, kind: ReactionKind, wanted: boolean) => Promise<void>

/** Reacting as a person meets it: a guest is shown the way in, a refusal is said. */
export function useReact(react: React) {
  const isGuest = useUser() === null
  const notices = useNotices()
  const [path, navigate] = useLocation()
  return useCallback(
    (thought: Thought, kind: ReactionKind, wanted: boolean) => {
      if (isGuest) return navigate(`${paths.signUp}?next=${encodeURIComponent(path)}`)
      react(thought, kind, wanted).catch(error => notices.fail(error))
    },
    [react, isGuest, notices, navigate, path],
  )
}
