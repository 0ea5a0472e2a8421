import type { ReactionCounts } from '@mehfil/shared/reaction'
import { Users } from 'lucide-react'
import { classNames } from '#lib/class-names.ts'
import { t } from '#lib/i18n/translate.ts'
import styles from './reaction-bar.module.css'

/** The way to who reacted. It stands last, so that the first reaction pushes nothing aside. */
export function WhoButton({ counts, onClick }: { counts: ReactionCounts; onClick: () => void }) {
  if (Object.keys(counts).length === 0) return null
  return (
    <button
      type="button"
      className={classNames(styles.reaction, styles.who)}
      aria-label={t('reaction.who')}
      aria-haspopup="dialog"
      onClick={onClick}
    >
      <Users size={17} aria-hidden />
    </button>
  )
}
