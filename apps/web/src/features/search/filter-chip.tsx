import { type LucideIcon, X } from 'lucide-react'
import { classNames } from '#lib/class-names.ts'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import styles from './filters.module.css'

type FilterChipProps = {
  icon: LucideIcon
  label: string
  /** What is chosen; absent: nothing. */
  value: string | undefined
  hue?: number | undefined
  onOpen: () => void
  onRemove: () => void
}

/** One way to narrow down. The same button opens and takes away, so that the focus stays where it is. */
export function FilterChip({ icon: Icon, label, value, hue, onOpen, onRemove }: FilterChipProps) {
  const isSet = value !== undefined
  return (
    <button
      type="button"
      className={classNames(styles.chip, isSet && styles.set)}
      aria-label={isSet ? t('search.filter.remove', { label, value }) : label}
      {...(isSet && hue !== undefined ? hueProps(hue) : {})}
      onClick={isSet ? onRemove : onOpen}
    >
      <Icon size={15} aria-hidden />
      <bdi className={styles.value}>{value ?? label}</bdi>
      {isSet && <X size={14} aria-hidden />}
    </button>
  )
}
