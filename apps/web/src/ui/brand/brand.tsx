import { t } from '#lib/i18n/translate.ts'
import styles from './brand.module.css'

/** The lamp of the mehfil and its name. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg viewBox="0 0 26 26" aria-hidden>
        <path d="M13 2c3.400 4.200 5 7.300 5 10.200A5 5 0 0 1 8 12.200C8 9.300 9.600 6.200 13 2Z" />
        <path
          d="M4 19.500c2.600 3 5.600 4.500 9 4.500s6.400-1.500 9-4.500c-2.800.9-5.800 1.300-9 1.300s-6.200-.4-9-1.300Z"
          opacity=".55"
        />
      </svg>
      <span className={styles.name}>{t('app.name')}</span>
    </span>
  )
}
