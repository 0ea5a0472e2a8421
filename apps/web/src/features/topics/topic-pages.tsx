import type { Topic } from '@mehfil/shared/topic'
import { useEffect } from 'react'
import type { Pages } from '#lib/pages.ts'
import { useReadable } from '#lib/use-readable.ts'
import { PagedList } from '#ui/paged-list/paged-list.tsx'
import { KnownTopicCard } from './known-topic-card.tsx'
import { useTopicBook } from './topic-book-context.ts'
import styles from './topic-pages.module.css'

type TopicPagesProps = { pages: Pages<Topic>; label: string; empty: string }

/** Topics in an order of the server's, page by page. */
export function TopicPages({ pages, label, empty }: TopicPagesProps) {
  const book = useTopicBook()
  const state = useReadable(pages.state)
  const items = state.kind === 'open' ? state.items : undefined
  useEffect(() => {
    if (items) book.put([...items])
  }, [book, items])
  return (
    <div className={styles.pages}>
      <PagedList pages={pages} label={label} empty={empty} keyOf={topic => topic.id}>
        {topic => <KnownTopicCard id={topic.id} />}
      </PagedList>
    </div>
  )
}
