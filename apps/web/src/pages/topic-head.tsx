import type { TopicFeed } from '@mehfil/client/feed-client'
import type { Topic } from '@mehfil/shared/topic'
import { Info } from 'lucide-react'
import { Suspense, useState } from 'react'
import { JoinButton } from '#features/topics/join-button.tsx'
import { TopicDot } from '#features/topics/topic-dot.tsx'
import { TopicMenuButton } from '#features/topics/topic-menu-button.tsx'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { PageHead } from '#ui/page/page.tsx'
import styles from './topic-head.module.css'

const AboutDialog = lazyPiece(() => import('./about-dialog.tsx').then(({ AboutDialog }) => AboutDialog))

const HereCount = lazyPiece(() =>
  import('#features/presence/presence-pieces.ts').then(({ HereCount }) => HereCount),
)

/** Name and colour of the topic; the way in, and to what the margin says where there is no margin. */
export function TopicHead({ topic, feed }: { topic: Topic; feed: TopicFeed | undefined }) {
  const [isAbout, setIsAbout] = useState(false)
  const subtitle = topic.membership?.muted
    ? [t('topic.muted'), topic.description].filter(Boolean).join(' · ')
    : topic.description
  return (
    <PageHead title={topic.name} subtitle={subtitle} sign={<TopicDot isLarge />}>
      <span className={styles.here}>
        <Suspense>
          <HereCount topicId={topic.id} />
        </Suspense>
      </span>
      {!topic.membership && (
        <span className={styles.join}>
          <JoinButton topic={topic} look="calm" />
        </span>
      )}
      <TopicMenuButton topic={topic} />
      <button
        type="button"
        className={styles.about}
        aria-label={t('topic.about')}
        onClick={() => setIsAbout(true)}
      >
        <Info size={20} aria-hidden />
      </button>
      {isAbout && (
        <Suspense>
          <AboutDialog topic={topic} feed={feed} onClose={() => setIsAbout(false)} />
        </Suspense>
      )}
    </PageHead>
  )
}
