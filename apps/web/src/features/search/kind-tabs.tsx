import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { type Asked, KINDS } from './asked.ts'
import styles from './kind-tabs.module.css'
import { addressOf } from './use-asked.ts'

/** Thoughts, people or topics: each has an address, so they are links. */
export const KindTabs = ({ asked }: { asked: Asked }) => (
  <nav className={styles.tabs} aria-label={t('search.kinds')}>
    {KINDS.map(kind => (
      <Link
        key={kind}
        href={addressOf({ ...asked, kind })}
        className={styles.tab}
        aria-current={asked.kind === kind ? 'page' : undefined}
      >
        {t(`search.${kind}`)}
      </Link>
    ))}
  </nav>
)
