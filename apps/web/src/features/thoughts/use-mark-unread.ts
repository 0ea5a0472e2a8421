import { readTopic } from '@mehfil/shared/contract/topics'
import type { Thought } from '@mehfil/shared/thought'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useNotices } from '#ui/notice/notice.ts'

/** Sets the read mark right beneath a thought, by hand: seeing it now does not move it on, only coming again does. */
export function useMarkUnread({ topicId, seq }: Thought): () => Promise<void> {
  const client = useClient()
  const notices = useNotices()
  return async () => {
    try {
      const read = await client.call(readTopic, { topicId, seq: seq - 1, unread: true })
      client.learn({ read: { topicId, ...read } })
      notices.show(t('thought.markedUnread'))
    } catch (error) {
      notices.fail(error)
    }
  }
}
