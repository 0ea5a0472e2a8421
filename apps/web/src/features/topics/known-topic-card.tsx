import { useKnownTopic } from './topic-book-context.ts'
import { TopicCard } from './topic-card.tsx'

/** A topic as the book knows it now: joining is answered there. */
export function KnownTopicCard({ id }: { id: string }) {
  const topic = useKnownTopic(id)
  return topic ? <TopicCard topic={topic} /> : null
}
