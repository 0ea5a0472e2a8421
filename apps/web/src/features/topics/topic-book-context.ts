import type { Topic } from '@mehfil/shared/topic'
import { createContext, useContext, useEffect, useRef } from 'react'
import { useReadable, useSelected } from '#lib/use-readable.ts'
import type { KnownTopic, TopicBook } from './topic-book.ts'
import type { TopicSign } from './topic-sign.ts'

const TopicBookContext = createContext<TopicBook | null>(null)

export const TopicBookProvider = TopicBookContext.Provider

export function useTopicBook(): TopicBook {
  const book = useContext(TopicBookContext)
  if (!book) throw new Error('useTopicBook needs a TopicBookProvider above it.')
  return book
}

function useWantedTopic(ref: string): TopicBook {
  const book = useTopicBook()
  useEffect(() => book.want(ref), [book, ref])
  return book
}

/** A topic by id or slug, asked for when it is not known. */
export function useTopic(ref: string): KnownTopic {
  const book = useWantedTopic(ref)
  return useSelected(book, () => book.find(ref))
}

/** For the cards of a topic, once known: a thought that comes draws none of the others again. */
export function useTopicSign(id: string): TopicSign | undefined {
  const book = useWantedTopic(id)
  return useSelected(book, () => book.sign(id))
}

/** A topic with all that is known of it, once known; drawn again with every thought in it. */
export function useKnownTopic(id: string): Topic | undefined {
  const known = useTopic(id)
  return known.kind === 'known' ? known.topic : undefined
}

/** The topics with most members that are not joined yet. */
export function useSuggestions(count: number): readonly Topic[] {
  const book = useTopicBook()
  const popular = useReadable(book.popular)
  const last = useRef<readonly Topic[]>([])
  // The book changes with every thought; what is not joined does not.
  return useSelected(book, () => {
    const topics = popular
      .map(id => book.find(id))
      .flatMap(known => (known.kind === 'known' && !known.topic.membership ? [known.topic] : []))
      .slice(0, count)
    const isSame =
      topics.length === last.current.length && topics.every((topic, at) => topic === last.current[at])
    if (!isSame) last.current = topics
    return last.current
  })
}
