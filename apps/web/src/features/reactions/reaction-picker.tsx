import { REACTION_KINDS, type ReactionKind } from '@mehfil/shared/reaction'
import { t } from '#lib/i18n/translate.ts'
import { Popover } from '#ui/popover/popover.tsx'
import { REACTION_FACES } from './reaction-faces.ts'
import styles from './reaction-picker.module.css'

type ReactionPickerProps = {
  own: readonly ReactionKind[]
  anchor: HTMLElement
  onPick: (kind: ReactionKind) => void
  onClose: () => void
}

/** All six, in their order. */
export function ReactionPicker({ own, anchor, onPick, onClose }: ReactionPickerProps) {
  return (
    <Popover anchor={anchor} label={t('reaction.pick')} className={styles.picker} onClose={onClose}>
      {REACTION_KINDS.map(kind => (
        <button
          key={kind}
          type="button"
          role="menuitemcheckbox"
          aria-checked={own.includes(kind)}
          aria-label={t(`reaction.${kind}`)}
          title={t(`reaction.${kind}`)}
          tabIndex={-1}
          className={styles.pick}
          onClick={() => {
            onClose()
            onPick(kind)
          }}
        >
          <span aria-hidden>{REACTION_FACES[kind]}</span>
        </button>
      ))}
    </Popover>
  )
}
