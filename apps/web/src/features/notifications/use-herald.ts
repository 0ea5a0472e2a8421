import type { ReactionKind } from '@mehfil/shared/reaction'
import { useEffect, useRef } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { notificationWords } from './notification-words.ts'

/** So long nothing more is said after something was, in ms: whoever listens to a thought is to hear it to its end. */
const QUIET_MS = 30_000

/** Says what came to those who listen, where somebody looks at the page, and rarely: the count says the rest. */
export function useHerald(faceOf: (kind: ReactionKind) => string): void {
  const { notifications, people } = useClient()
  const arrived = useReadable(notifications.arrived)
  const { announce } = useNotices()
  const saidAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    if (!arrived || arrived.isRead || document.visibilityState === 'hidden') return
    if (performance.now() - saidAt.current < QUIET_MS) return
    saidAt.current = performance.now()
    const nameOf = (id: string) => people.get(id)?.displayName ?? t('thought.someone')
    announce(notificationWords(arrived, { nameOf, faceOf }))
  }, [arrived, announce, people, faceOf])
}
