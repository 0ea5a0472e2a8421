import { t } from '#lib/i18n/translate.ts'
import styles from './left-off-mark.module.css'

/** Above it is what came since the last visit. */
export const LeftOffMark = () => <div className={styles.mark}>{t('feed.leftOff')}</div>
