import { useEffect, useRef } from 'react'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { draftKey } from './drafts.ts'
import { useDrafts } from './drafts-context.ts'
import { findShared, forgetShared } from './shared-content.ts'

type Taking = {
  /** It is in the draft of this topic; undefined: she has joined none, and it waits. */
  readonly onTaken: (topicId: string | undefined) => void
}

/** Puts what another app has shared into a draft of the member who is here. */
export function useTakingShared({ onTaken }: Taking): void {
  const { topics } = useClient()
  const userId = useUser()?.id
  const drafts = useDrafts()
  const notices = useNotices()
  const isTaking = useRef(false)

  useEffect(() => {
    if (userId === undefined || isTaking.current) return
    isTaking.current = true
    const take = async () => {
      if (topics.joined.get().length === 0) await topics.refresh().catch(() => undefined)
      const [topic] = topics.joined.get()
      if (!topic) return onTaken(undefined)
      const shared = await findShared().catch(() => undefined)
      if (shared) {
        await drafts.restore(draftKey(userId, topic.id), shared)
        await forgetShared()
      }
      if (shared?.problem) notices.show(t(`compose.picture.${shared.problem}`))
      onTaken(topic.id)
    }
    void take()
  }, [drafts, notices, onTaken, topics, userId])
}
