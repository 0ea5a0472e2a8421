import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '#lib/i18n/translate.ts'
import type { Pages } from '#lib/pages.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Button } from '#ui/button/button.tsx'
import { TextSkeleton } from '#ui/skeleton/skeleton.tsx'
import styles from './paged-list.module.css'

type PagedListProps<Item> = {
  /** Made anew, it is read anew. */
  pages: Pages<Item>
  label: string
  empty: string
  keyOf: (item: Item) => string
  children: (item: Item) => ReactNode
}

/** A list that is read page by page, with every state it can be in. */
export function PagedList<Item>({ pages, label, empty, keyOf, children }: PagedListProps<Item>) {
  const state = useReadable(pages.state)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => void pages.open(), [pages])

  if (state.kind === 'loading') {
    return (
      <div className={styles.frame} aria-busy>
        <TextSkeleton lines={3} />
      </div>
    )
  }
  if (state.kind === 'failed') {
    return (
      <div className={styles.frame}>
        <p className={styles.words}>{state.problem.message}</p>
        <Button onClick={() => pages.open()}>{t('problem.retry')}</Button>
      </div>
    )
  }
  if (state.items.length === 0) return <p className={styles.words}>{empty}</p>

  const { items, more } = state
  /** The button may be gone by then: whoever pressed it goes on at the first new one. */
  const goOn = async () => {
    await pages.loadMore()
    list.current?.children[items.length]?.querySelector('a')?.focus()
  }
  return (
    <div className={styles.frame} aria-busy={more === 'loading'}>
      <ul ref={list} className={styles.list} aria-label={label}>
        {items.map(item => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {more === 'failed' && <p className={styles.words}>{t('problem.more')}</p>}
      {more !== 'none' && (
        <Button className={styles.more} disabled={more === 'loading'} onClick={goOn}>
          {t(more === 'failed' ? 'problem.retry' : 'list.more')}
        </Button>
      )}
    </div>
  )
}
