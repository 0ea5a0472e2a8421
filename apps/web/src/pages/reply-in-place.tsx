import type { Thought } from '@mehfil/shared/thought'
import { Composer } from '#features/compose/composer.tsx'
import { useKnownTopic } from '#features/topics/topic-book-context.ts'
import { usePerson } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './reply-in-place.module.css'
import { JoinToWrite } from './write-here.tsx'

type ReplyInPlaceProps = { thought: Thought; onClose: () => void }

/** Writes a reply beneath the thought it answers. */
export function ReplyInPlace({ thought, onClose }: ReplyInPlaceProps) {
  const author = usePerson(thought.authorId)
  const topic = useKnownTopic(thought.topicId)
  if (!topic) return null
  if (!topic.membership) return <JoinToWrite topic={topic} />
  return (
    <div className={styles.reply}>
      <Composer
        topicId={topic.id}
        replyTo={{ id: thought.id, seq: thought.seq }}
        label={t('compose.replyTo', { name: author?.displayName ?? t('thought.someone') })}
        shape="open"
        takesFocus
        aside={
          <Button look="quiet" onClick={onClose}>
            {t('thought.edit.cancel')}
          </Button>
        }
        onEscape={onClose}
        onShared={onClose}
      />
    </div>
  )
}
