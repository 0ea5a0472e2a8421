import type { Thought } from '@mehfil/shared/thought'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { RelativeTime } from '#ui/relative-time/relative-time.tsx'
import { useOpened } from './opened.ts'
import styles from './thought-card.module.css'

type CardTimeProps = { thought: Thought; slug: string | undefined }

/** When it was shared, and whether it was changed since. */
export function CardTime({ thought, slug }: CardTimeProps) {
  return (
    <span className={styles.when}>
      {thought.editedAt && !thought.deletedAt && <Edited thoughtId={thought.id} />}
      <Age thought={thought} slug={slug} />
    </span>
  )
}

/** Says that it said something else before; the way to what that was. */
function Edited({ thoughtId }: { thoughtId: string }) {
  const opened = useOpened()
  return (
    <>
      <button
        type="button"
        className={styles.edited}
        aria-label={t('thought.edited.open')}
        aria-haspopup="dialog"
        onClick={() => opened.set({ thoughtId, task: 'history' })}
      >
        {t('thought.edited')}
      </button>
      {' · '}
    </>
  )
}

/** How old it is; the way to its own page. */
function Age({ thought, slug }: CardTimeProps) {
  const time = <RelativeTime at={thought.createdAt} />
  return slug ? (
    <Link href={paths.thought(slug, thought.seq)} className={styles.age}>
      {time}
    </Link>
  ) : (
    time
  )
}
