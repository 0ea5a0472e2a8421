import type { Topic } from '@mehfil/shared/topic'
import { useState } from 'react'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Composer } from './composer.tsx'
import { draftKey } from './drafts.ts'
import { useDrafts } from './drafts-context.ts'
import { TopicSelect } from './topic-select.tsx'

type ComposeSheetProps = {
  /** The topic one is in; absent: one of the joined is chosen. */
  topic?: Topic | undefined
  onClose: () => void
  onShared: (topic: Topic) => void
}

/** The composer as a sheet: on phones, and wherever there is no line to write in. */
export function ComposeSheet({ topic, onClose, onShared }: ComposeSheetProps) {
  const joined = useReadable(useClient().topics.joined)
  const [chosenId, setChosenId] = useState(topic?.id)
  const chosen = topic ?? joined.find(({ id }) => id === chosenId) ?? joined[0]
  const userId = useUser()?.id ?? ''
  const drafts = useDrafts()
  if (!chosen) return null
  // What she has written is for the room that she chooses now.
  const choose = (topicId: string) => {
    drafts.move(draftKey(userId, chosen.id), draftKey(userId, topicId))
    setChosenId(topicId)
  }
  return (
    <Dialog title={t('compose.any')} shape="sheet" onClose={onClose}>
      <Composer
        topicId={chosen.id}
        label={t('compose.in', { name: chosen.name })}
        shape="open"
        takesFocus
        aside={topic ? null : <TopicSelect topics={joined} value={chosen.id} onChange={choose} />}
        onEscape={onClose}
        onShared={() => onShared(chosen)}
      />
    </Dialog>
  )
}
