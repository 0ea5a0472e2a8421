import type { Thought } from '@mehfil/shared/thought'
import type { Topic } from '@mehfil/shared/topic'
import { Composer } from '#features/compose/composer.tsx'
import { GuestGate } from '#features/compose/composer-gate.tsx'
import { usePerson, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import styles from './reply-line.module.css'
import { JoinToWrite } from './write-here.tsx'

/** Where to answer, beneath a conversation. */
export function ReplyLine({ topic, root }: { topic: Topic; root: Thought }) {
  const user = useUser()
  const author = usePerson(root.authorId)
  if (root.deletedAt) return null
  return (
    <div className={styles.line}>
      {!user && <GuestGate next={paths.thread(topic.slug, root.seq)} />}
      {user && !topic.membership && <JoinToWrite topic={topic} />}
      {user && topic.membership && (
        <div className={styles.composer}>
          <Composer
            topicId={topic.id}
            replyTo={{ id: root.id, seq: root.seq }}
            label={t('compose.replyTo', { name: author?.displayName ?? t('thought.someone') })}
            shape="open"
          />
        </div>
      )}
    </div>
  )
}
