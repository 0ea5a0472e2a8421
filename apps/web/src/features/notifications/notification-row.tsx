import type { Notification } from '@mehfil/shared/notification'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { AtSign, MessageCircle, UserPlus } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { classNames } from '#lib/class-names.ts'
import { useClient, usePerson } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useRowPlace } from '#ui/anchored-list/row-place.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { RelativeTime } from '#ui/relative-time/relative-time.tsx'
import styles from './notification-row.module.css'
import { notificationWords } from './notification-words.ts'

type NotificationRowProps = {
  notification: Notification
  /** Not read when the page was opened, or come since. */
  isNew: boolean
  faceOf: (kind: ReactionKind) => string
}

/** What happened, who did it, and where; the way there. */
export function NotificationRow({ notification, isNew, faceOf }: NotificationRowProps) {
  const { people } = useClient()
  const { index, count } = useRowPlace()
  const { personIds, thought, at } = notification
  const nameOf = (id: string) => people.get(id)?.displayName ?? t('thought.someone')
  const words = useSyncExternalStore(people.subscribe, () =>
    notificationWords(notification, { nameOf, faceOf }),
  )
  const first = usePerson(personIds[0])
  const where = thought ? paths.thought(thought.topicSlug, thought.seq) : paths.person(first?.handle ?? '')
  return (
    <article
      aria-label={words}
      aria-posinset={index + 1}
      aria-setsize={Math.max(count, index + 1)}
      className={classNames(styles.row, isNew && styles.new)}
    >
      <Link href={where} className={styles.link}>
        <span className={styles.sign} aria-hidden>
          <Sign notification={notification} faceOf={faceOf} />
        </span>
        <span className={styles.head}>
          <span className={styles.faces}>
            {personIds.map(id => (
              <Face key={id} id={id} />
            ))}
          </span>
          {isNew && <span className={styles.mark}>{t('notices.new')}</span>}
          <RelativeTime at={at} className={styles.time} />
        </span>
        <span className={styles.words}>{words}</span>
        {thought && (
          <>
            <PlainText text={thought.excerpt} isSmall className={styles.excerpt} />
            <bdi className={styles.topic}>{thought.topicName}</bdi>
          </>
        )}
      </Link>
    </article>
  )
}

function Face({ id }: { id: string }) {
  return <Avatar person={usePerson(id)} size="s" />
}

function Sign({ notification, faceOf }: Pick<NotificationRowProps, 'notification' | 'faceOf'>) {
  switch (notification.kind) {
    case 'mention':
      return <AtSign size={22} />
    case 'reply':
      return <MessageCircle size={22} />
    case 'follow':
      return <UserPlus size={22} />
    case 'reaction':
      return notification.reactions.slice(0, 1).map(faceOf)
  }
}
