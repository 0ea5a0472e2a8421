import { listTopics } from '@mehfil/shared/contract/topics'
import { Search } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useCall } from '#lib/use-call.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { Button, buttonClass } from '#ui/button/button.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { KnownTopicCard } from './known-topic-card.tsx'
import { useTopicBook } from './topic-book-context.ts'
import styles from './topic-directory.module.css'

/** All topics by size, or those whose name matches. */
export function TopicDirectory() {
  const [query, setQuery] = useState('')
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => search.current?.focus({ preventScroll: true }), [])
  return (
    <>
      <div className={styles.search}>
        <Search size={18} aria-hidden />
        <input
          ref={search}
          type="search"
          dir="auto"
          value={query}
          placeholder={t('topics.search')}
          aria-label={t('topics.search')}
          onChange={event => setQuery(event.target.value)}
        />
      </div>
      <Found query={useDeferredValue(query.trim())} />
    </>
  )
}

function Found({ query }: { query: string }) {
  const book = useTopicBook()
  const [limit, setLimit] = useState(30)
  const { loaded, reload } = useCall(listTopics, { limit, ...(query ? { query } : {}) })
  useEffect(() => {
    if (loaded.kind === 'ready') book.put(loaded.value.topics)
  }, [book, loaded])

  if (loaded.kind === 'loading') return <FeedSkeleton />
  if (loaded.kind === 'failed') {
    return (
      <Blank title={t('problem.page')} text={loaded.problem.message}>
        <Button onClick={reload}>{t('problem.retry')}</Button>
      </Blank>
    )
  }
  const { topics, next } = loaded.value
  if (topics.length === 0) {
    return (
      <Blank title={t('topics.none')} text={t('topics.none.next')}>
        <Link href={paths.newTopic} className={buttonClass('main')}>
          {t('topics.new')}
        </Link>
      </Blank>
    )
  }
  return (
    <div>
      {topics.map(topic => (
        <KnownTopicCard key={topic.id} id={topic.id} />
      ))}
      {next && limit < 100 && (
        <div className={styles.more}>
          <Button onClick={() => setLimit(100)}>{t('topics.more')}</Button>
        </div>
      )}
    </div>
  )
}
