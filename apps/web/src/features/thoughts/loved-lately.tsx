import type { Thought } from '@mehfil/shared/thought'
import { Link } from 'wouter'
import { usePerson } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Panel } from '#ui/panel/panel.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { reactionTotal } from './lately.ts'
import styles from './loved-lately.module.css'

/** The thought that was answered most warmly, in the margin. */
export function LovedLately({ thought, href }: { thought: Thought; href: string }) {
  const author = usePerson(thought.authorId)
  return (
    <Panel title={t('topic.lovedLately')}>
      <Link href={href} className={styles.loved}>
        <PlainText isSmall text={thought.body ?? ''} className={styles.text} />
        <span className={styles.by}>
          <bdi>@{author?.handle}</bdi> · {t('topic.reactions', { count: reactionTotal(thought) })}
        </span>
      </Link>
    </Panel>
  )
}
