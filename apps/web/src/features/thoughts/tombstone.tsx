import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'
import { t } from '#lib/i18n/translate.ts'
import { FeedArticle } from './feed-article.tsx'
import { useSeen } from './seen-context.ts'
import styles from './tombstone.module.css'

/** Why there is nothing to read of a thought. */
export const whyNothing = (thought: Thought) =>
  isVeiled(thought) ? t('thought.veiled') : t('thought.deleted')

/** The place of a deleted thought: places are never given away, so the line says why a number is missing. */
export function Tombstone({ thought }: { thought: Thought }) {
  const text = whyNothing(thought)
  return (
    <FeedArticle rowKey={thought.id} ref={useSeen(thought.seq)} label={text} className={styles.tombstone}>
      <span>{text}</span>
      <span>#{thought.seq}</span>
    </FeedArticle>
  )
}
