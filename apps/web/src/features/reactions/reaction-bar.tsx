import { REACTION_KINDS, type ReactionCounts, type ReactionKind } from '@mehfil/shared/reaction'
import { Heart, SmilePlus } from 'lucide-react'
import { classNames } from '#lib/class-names.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { MenuButton } from '#ui/popover/menu-button.tsx'
import styles from './reaction-bar.module.css'
import { REACTION_FACES } from './reaction-faces.ts'

const ReactionPicker = lazyPiece(() =>
  import('./reaction-picker.tsx').then(({ ReactionPicker }) => ReactionPicker),
)

export type ReactionBarProps = {
  counts: ReactionCounts
  own: readonly ReactionKind[]
  onReact: (kind: ReactionKind, wanted: boolean) => void
}

const OTHERS = REACTION_KINDS.filter(kind => kind !== 'relatable')

/** The heart, what else was answered with, and the way to answer so. */
export function ReactionBar({ counts, own, onReact }: ReactionBarProps) {
  const isRelatable = own.includes('relatable')
  const relatable = counts.relatable ?? 0
  const toggle = (kind: ReactionKind) => onReact(kind, !own.includes(kind))
  return (
    <>
      <button
        type="button"
        className={classNames(styles.reaction, isRelatable && styles.own)}
        aria-pressed={isRelatable}
        aria-label={t('reaction.count', { name: t('reaction.relatable'), count: relatable })}
        onClick={() => toggle('relatable')}
      >
        <Heart size={17} fill={isRelatable ? 'currentColor' : 'none'} aria-hidden />
        {relatable > 0 && <span>{formatNumber(relatable)}</span>}
      </button>
      {OTHERS.filter(kind => counts[kind]).map(kind => (
        <button
          key={kind}
          type="button"
          className={classNames(styles.reaction, styles.chip, own.includes(kind) && styles.own)}
          aria-pressed={own.includes(kind)}
          aria-label={t('reaction.count', { name: t(`reaction.${kind}`), count: counts[kind] ?? 0 })}
          onClick={() => toggle(kind)}
        >
          <span className={styles.face} aria-hidden>
            {REACTION_FACES[kind]}
          </span>
          <span>{formatNumber(counts[kind] ?? 0)}</span>
        </button>
      ))}
      <MenuButton
        label={t('reaction.add')}
        className={styles.reaction}
        sign={<SmilePlus size={17} aria-hidden />}
      >
        {(anchor, close) => <ReactionPicker own={own} anchor={anchor} onPick={toggle} onClose={close} />}
      </MenuButton>
    </>
  )
}
