import { useContext } from 'react'
import { useLocation } from 'wouter'
import { useUser } from '#lib/client-context.ts'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import { paths } from '#lib/paths.ts'
import type { ThoughtRow } from './feed-row.ts'
import { useOpened } from './opened.ts'
import { useThoughtActions } from './thought-actions.ts'
import { TopicSlugsContext } from './topic-slugs.ts'

/** The keys that act on the thought in focus. */
export function useThoughtKeys(inFocus: () => ThoughtRow | undefined): void {
  const user = useUser()
  const opened = useOpened()
  const { react, toggleBookmark } = useThoughtActions()
  const slugOf = useContext(TopicSlugsContext)
  const [, navigate] = useLocation()

  const openThread = () => {
    const row = inFocus()
    const slug = row && slugOf(row.thought.topicId)
    if (!row || !slug) return false
    navigate(paths.thread(slug, row.thought.seq))
    return true
  }
  const openTask = (task: 'reply' | 'edit') => () => {
    const row = inFocus()
    if (!row || !user || row.thought.deletedAt) return false
    if (task === 'edit' && row.thought.authorId !== user.id) return false
    opened.set({ thoughtId: row.thought.id, task })
    return true
  }

  useHotkeys({
    o: openThread,
    Enter: openThread,
    r: openTask('reply'),
    e: openTask('edit'),
    b: () => {
      const row = inFocus()
      if (!row || !user || row.thought.deletedAt) return false
      toggleBookmark(row.thought.id)
      return true
    },
    l: () => {
      const row = inFocus()
      if (!row || !user || row.thought.deletedAt) return false
      react(row.thought, 'relatable', !row.reacted.includes('relatable'))
      return true
    },
  })
}
