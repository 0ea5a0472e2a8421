import type { ErrorBody } from '@mehfil/shared/errors'
import { useMemo } from 'react'
import { type Asked, isNarrowed, WIDE } from '#features/search/asked.ts'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { useOnline } from '#lib/use-online.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { Button } from '#ui/button/button.tsx'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import styles from './search-trouble.module.css'

type Ways = { asked: Asked; onChange: (changes: Partial<Asked>) => void }

/** Nothing has these words: what can be tried instead. */
export const NothingFound = ({ asked, onChange }: Ways) => (
  <div className={styles.place}>
    <Blank title={t('search.nothing')} text={t('search.nothing.next')}>
      {asked.kind === 'thoughts' && isNarrowed(asked) && <Widen onChange={onChange} />}
      {asked.kind === 'thoughts' ? (
        <Button onClick={() => onChange({ kind: 'topics' })}>{t('search.nothing.topics')}</Button>
      ) : (
        <Button onClick={() => onChange({ kind: 'thoughts' })}>{t('search.nothing.thoughts')}</Button>
      )}
    </Blank>
  </div>
)

type SearchTroubleProps = Ways & { error: ErrorBody; onAgain: () => void }

/** The search was not answered: why, and the next step. */
export function SearchTrouble({ asked, error, onChange, onAgain }: SearchTroubleProps) {
  const isOnline = useOnline()
  const problem = useMemo(() => problemFrom(error), [error])
  const isAboutWords = problem.code === 'invalid'
  const isMissing = problem.code === 'not-found'
  const title = isAboutWords
    ? t('search.invalid')
    : isMissing
      ? t('search.missing')
      : isOnline
        ? t('search.failed')
        : t('search.offline')
  return (
    <div className={styles.place}>
      <Blank title={title}>
        <p className={styles.words}>
          {isOnline || isAboutWords ? <ProblemWords problem={problem} /> : t('search.offline.next')}
        </p>
        {isMissing && <Widen onChange={onChange} />}
        {!isMissing && !isAboutWords && <Button onClick={onAgain}>{t('problem.retry')}</Button>}
        {isAboutWords && isNarrowed(asked) && <Widen onChange={onChange} />}
      </Blank>
    </div>
  )
}

const Widen = ({ onChange }: Pick<Ways, 'onChange'>) => (
  <Button look="main" onClick={() => onChange(WIDE)}>
    {t('search.widen')}
  </Button>
)
