import type { ReactionCounts, ReactionKind } from '@mehfil/shared/reaction'
import { classNames } from '#lib/class-names.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { REACTION_FACES } from './reaction-faces.ts'
import styles from './who-reacted.module.css'

type KindFilterProps = {
  kinds: readonly ReactionKind[]
  counts: ReactionCounts
  chosen: ReactionKind | undefined
  onChoose: (kind: ReactionKind | undefined) => void
}

/** All, or those of one kind. */
export function KindFilter({ kinds, counts, chosen, onChoose }: KindFilterProps) {
  const all = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent
    <div className={styles.filter} role="group" aria-label={t('reaction.filter')}>
      {[undefined, ...kinds].map(kind => (
        <button
          key={kind ?? 'all'}
          type="button"
          className={classNames(styles.kind, kind === chosen && styles.chosen)}
          aria-pressed={kind === chosen}
          aria-label={kind && t('reaction.count', { name: t(`reaction.${kind}`), count: counts[kind] ?? 0 })}
          onClick={() => onChoose(kind)}
        >
          {kind ? <span aria-hidden>{REACTION_FACES[kind]}</span> : t('reaction.all')}{' '}
          {formatNumber(kind ? (counts[kind] ?? 0) : all)}
        </button>
      ))}
    </div>
  )
}
