import { History, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './resting.module.css'

type RecentListProps = {
  recent: readonly string[]
  onChoose: (text: string) => void
  onRemove: (text: string) => void
  onClear: () => void
}

/** What she looked for lately. It is known to this browser alone, which is said. */
export function RecentList({ recent, onChoose, onRemove, onClear }: RecentListProps) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  if (recent.length === 0) return null
  /** Whoever clears by keyboard goes on at the next one. */
  const remove = (text: string, at: number) => {
    onRemove(text)
    const lines = list.current?.children
    const next = lines?.[at + 1] ?? lines?.[at - 1]
    next?.querySelectorAll('button')[1]?.focus()
  }
  return (
    <section className={styles.part} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{t('search.recent')}</h2>
        <Button look="quiet" onClick={onClear}>
          {t('search.recent.clear')}
        </Button>
      </header>
      <ul ref={list} className={styles.recent}>
        {recent.map((text, at) => (
          <li key={text}>
            <button type="button" className={styles.again} onClick={() => onChoose(text)}>
              <History size={16} aria-hidden />
              <bdi>{text}</bdi>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={t('search.recent.remove', { text })}
              onClick={() => remove(text, at)}
            >
              <X size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.faint}>{t('search.recent.here')}</p>
    </section>
  )
}
