import { createContext } from 'react'

/** The address of a topic by its id, as far as known: topics are another feature, a page connects the two. */
export const TopicSlugsContext = createContext<(topicId: string) => string | undefined>(() => undefined)
