import type { TopicFeed } from '@mehfil/client/feed-client'
import type { Topic } from '@mehfil/shared/topic'
import { Completeness } from '#features/thoughts/completeness.tsx'
import { TopicAbout } from '#features/topics/topic-about.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'

type AboutDialogProps = { topic: Topic; feed: TopicFeed | undefined; onClose: () => void }

/** What the margin says, where there is no margin. */
export function AboutDialog({ topic, feed, onClose }: AboutDialogProps) {
  return (
    <Dialog title={topic.name} onClose={onClose}>
      <TopicAbout topic={topic}>{feed && <Completeness feed={feed} />}</TopicAbout>
    </Dialog>
  )
}
