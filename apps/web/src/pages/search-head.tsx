import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { goBack } from '#lib/navigation.ts'
import styles from './search-head.module.css'

/** The head of the page is the field; a phone has the way back beside it. */
export const SearchHead = ({ children }: { children: ReactNode }) => (
  <header className={styles.head}>
    <h1 className={styles.title}>{t('search.title')}</h1>
    <button type="button" className={styles.back} aria-label={t('nav.back')} onClick={goBack}>
      <ArrowLeft size={20} aria-hidden />
    </button>
    {children}
  </header>
)
