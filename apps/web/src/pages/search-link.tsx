import { Search } from 'lucide-react'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import styles from './search-link.module.css'

/** The way to the search where there is no margin; the bar of a phone has no room for it. */
export const SearchLink = () => (
  <Link href={paths.search} className={styles.search} aria-label={t('nav.search')}>
    <Search size={20} strokeWidth={1.8} aria-hidden />
  </Link>
)
