import type { Thought } from '@mehfil/shared/thought'
import { t } from '#lib/i18n/translate.ts'
import { FeedArticle } from './feed-article.tsx'
import { useSeen } from './seen-context.ts'
import styles from './tombstone.module.css'

/** The place of a deleted thought: places are never given away, so the line says why a number is missing. */
export function Tombstone({ thought }: { thought: Thought }) {
  return (
    <FeedArticle
      rowKey={thought.id}
      ref={useSeen(thought.seq)}
      label={t('thought.deleted')}
      className={styles.tombstone}
    >
      <span>{t('thought.deleted')}</span>
      <span>#{thought.seq}</span>
    </FeedArticle>
  )
}
