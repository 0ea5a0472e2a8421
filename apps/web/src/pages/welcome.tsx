import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { buttonClass } from '#ui/button/button.tsx'
import styles from './welcome.module.css'

/** Greets a guest, above a feed that is already alive. */
export function Welcome() {
  return (
    <article className={styles.welcome} aria-label={t('explore.welcome')}>
      <h2 className={styles.title}>{t('explore.welcome')}</h2>
      <p className={styles.text}>{t('explore.welcome.text')}</p>
      <div className={styles.ways}>
        <Link href={paths.signUp} className={buttonClass('main')}>
          {t('account.signUp.title')}
        </Link>
        <Link href={paths.signIn} className={buttonClass('calm')}>
          {t('nav.signIn')}
        </Link>
      </div>
    </article>
  )
}
