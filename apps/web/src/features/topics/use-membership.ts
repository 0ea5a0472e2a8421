import { joinTopic, leaveTopic } from '@mehfil/shared/contract/topics'
import type { Topic } from '@mehfil/shared/topic'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { useTopicBook } from './topic-book-context.ts'

/** Joins and leaves a topic; a guest is shown the way in first. */
export function useMembership(topic: Topic) {
  const client = useClient()
  const user = useUser()
  const book = useTopicBook()
  const notices = useNotices()
  const [, navigate] = useLocation()
  const [isBusy, setIsBusy] = useState(false)

  const change = async (command: typeof joinTopic | typeof leaveTopic, words: string) => {
    if (!user) return navigate(`${paths.signUp}?next=${encodeURIComponent(paths.topic(topic.slug))}`)
    setIsBusy(true)
    try {
      book.put([(await client.call(command, { topicId: topic.id })).topic])
      notices.show(words)
      await client.topics.refresh()
    } catch (error) {
      notices.fail(error)
    } finally {
      setIsBusy(false)
    }
  }

  return {
    isBusy,
    join: () => change(joinTopic, t('topic.nowMember', { name: topic.name })),
    leave: () => change(leaveTopic, t('topic.left', { name: topic.name })),
  }
}
