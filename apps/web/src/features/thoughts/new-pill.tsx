import { ArrowUp } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import styles from './new-pill.module.css'
import { pillState } from './unseen.ts'

type NewPillProps = { count: number; offersNewest: boolean; onPress: () => void }

/** Counts what came above, exactly, and is the way there. Nothing else moves the reader. */
export function NewPill({ count, offersNewest, onPress }: NewPillProps) {
  const state = pillState({ count, offersNewest })
  if (state.kind === 'none') return null
  return (
    <div className={styles.place}>
      <button type="button" className={styles.pill} onClick={onPress}>
        <ArrowUp size={15} strokeWidth={2.4} aria-hidden />
        {state.kind === 'new' ? t('feed.new', { count: state.count }) : t('feed.toNewest')}
      </button>
    </div>
  )
}
