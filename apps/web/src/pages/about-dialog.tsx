import type { Topic } from '@mehfil/shared/topic'
import { TopicAbout } from '#features/topics/topic-about.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'

/** What the margin says, where there is no margin. */
export function AboutDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  return (
    <Dialog title={topic.name} onClose={onClose}>
      <TopicAbout topic={topic} />
    </Dialog>
  )
}
