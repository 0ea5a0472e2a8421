import type { Topic } from '@mehfil/shared/topic'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { buttonClass } from '#ui/button/button.tsx'
import { Panel } from '#ui/panel/panel.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { JoinButton } from './join-button.tsx'
import styles from './topic-about.module.css'

type TopicAboutProps = {
  topic: Topic
  /** What else there is to say of it, last. */
  children?: ReactNode
}

/** What a topic is, how many sit in it, and the way in. */
export function TopicAbout({ topic, children }: TopicAboutProps) {
  return (
    <Panel title={t('topic.about')}>
      <PlainText isSmall text={topic.description || t('topic.noDescription')} className={styles.text} />
      <p className={styles.counts}>
        {t('topic.members', { count: topic.memberCount })} ·{' '}
        {t('topic.thoughts', { count: topic.thoughtCount })}
      </p>
      <div className={styles.ways}>
        <JoinButton topic={topic} />
        <Link href={paths.searchIn(topic.slug)} className={buttonClass('quiet')}>
          <Search size={15} aria-hidden /> {t('search.inTopic')}
        </Link>
      </div>
      {children}
    </Panel>
  )
}
