import { useId } from 'react'
import { t } from '#lib/i18n/translate.ts'
import styles from './resting.module.css'

/** How to look for something. */
export function SearchHints() {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{t('search.hints')}</h2>
      <dl className={styles.hints}>
        <div>
          <dt>
            <kbd>{t('search.hint.words')}</kbd>
          </dt>
          <dd>{t('search.hint.words.text')}</dd>
        </div>
        <div>
          <dt>
            <kbd>{t('search.hint.quotes')}</kbd>
          </dt>
          <dd>{t('search.hint.quotes.text')}</dd>
        </div>
        <div>
          <dt>
            <kbd>{t('search.hint.minus')}</kbd>
          </dt>
          <dd>{t('search.hint.minus.text')}</dd>
        </div>
      </dl>
    </section>
  )
}
