import { muteTopic, readTopic, unmuteTopic } from '@mehfil/shared/contract/topics'
import type { Topic } from '@mehfil/shared/topic'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { useTopicBook } from './topic-book-context.ts'

/** What a member does with a topic for herself: read it all, mute it. The server tells her other tabs and devices. */
export function useTopicMarks({ id: topicId, name, seq }: Topic) {
  const client = useClient()
  const book = useTopicBook()
  const notices = useNotices()

  const run = async (action: () => Promise<void>, words: string) => {
    try {
      await action()
      notices.show(words)
    } catch (error) {
      notices.fail(error)
    }
  }

  return {
    /** Up to the newest that is known here: what nobody could see yet stays unread. */
    markRead: () =>
      run(
        async () => client.learn({ read: { topicId, ...(await client.call(readTopic, { topicId, seq })) } }),
        t('topic.nowRead', { name }),
      ),
    setMuted: (muted: boolean) =>
      run(
        async () => {
          const { topic } = await client.call(muted ? muteTopic : unmuteTopic, { topicId })
          book.put([topic])
          client.learn({ muted: { topicId, muted } })
        },
        t(muted ? 'topic.nowMuted' : 'topic.nowHeard', { name }),
      ),
  }
}
