import { classNames } from '#lib/class-names.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import type { RoomLeft } from './room-left.ts'
import styles from './room-left-meter.module.css'

/** How many characters are left; it speaks up only near the limit. */
export function RoomLeftMeter({ room: { left, isNear, isOver } }: { room: RoomLeft }) {
  const spoken = isOver ? t('compose.over', { count: -left }) : t('compose.left', { count: left })
  return (
    <span className={classNames(styles.meter, isNear && styles.near, isOver && styles.over)}>
      <span aria-hidden>{formatNumber(left)}</span>
      <span className={styles.spoken}>{spoken}</span>
    </span>
  )
}
