import { Link } from 'wouter'
import { FoundPerson } from '#features/people/found-person.tsx'
import { PictureThumb } from '#features/pictures/picture-thumb.tsx'
import { FoundArticle } from '#features/search/found-article.tsx'
import type { FoundThing } from '#features/search/found-list.tsx'
import type { FoundRow } from '#features/search/found-row.ts'
import { Excerpt, FoundName } from '#features/search/found-text.tsx'
import { useOpened, useOpenTask } from '#features/thoughts/opened.ts'
import { RowBoundary } from '#features/thoughts/row-boundary.tsx'
import { ThoughtCard } from '#features/thoughts/thought-card.tsx'
import { FoundTopic } from '#features/topics/found-topic.tsx'
import { useTopicSign } from '#features/topics/topic-book-context.ts'
import { TopicChip } from '#features/topics/topic-chip.tsx'
import { paths } from '#lib/paths.ts'
import { CardTask } from './card-task.tsx'
import styles from './found-thing-view.module.css'

type FoundThingViewProps = { row: FoundThing; onOpen: () => void }

/** Draws what was found: where the features meet in its list. */
export function FoundThingView({ row, onOpen }: FoundThingViewProps) {
  switch (row.kind) {
    case 'thought':
      return (
        <RowBoundary>
          <FoundThought row={row} onOpen={onOpen} />
        </RowBoundary>
      )
    case 'person': {
      const { person, bio, spans } = row.found
      return (
        <FoundArticle label={person.displayName}>
          <FoundPerson
            person={person}
            name={<FoundName text={person.displayName} spans={spans.displayName} />}
            handle={<FoundName text={person.handle} spans={spans.handle} />}
            bio={bio}
            onOpen={onOpen}
          />
        </FoundArticle>
      )
    }
    case 'topic': {
      const { topic, spans } = row.found
      return (
        <FoundArticle label={topic.name}>
          <FoundTopic
            topic={topic}
            name={<FoundName text={topic.name} spans={spans.name} />}
            description={
              topic.description && <Excerpt isSmall text={topic.description} spans={spans.description} />
            }
            onOpen={onOpen}
          />
        </FoundArticle>
      )
    }
  }
}

type FoundThoughtProps = { row: Extract<FoundRow, { kind: 'thought' }>; onOpen: () => void }

/** A thought, as far as it was looked for; the rest is where it leads. */
function FoundThought({ row: { thought, spans }, onOpen }: FoundThoughtProps) {
  const topic = useTopicSign(thought.topicId)
  const opened = useOpened()
  const task = useOpenTask(thought.id)
  const [picture] = thought.media
  return (
    <ThoughtCard
      thought={thought}
      topic={topic}
      origin={topic && <TopicChip topic={topic} />}
      body={
        <Link
          href={topic ? paths.thought(topic.slug, thought.seq) : ''}
          className={styles.thought}
          onClick={onOpen}
          data-opens
        >
          <Excerpt text={thought.body ?? ''} spans={spans} className={styles.text} />
          {picture && <PictureThumb media={picture} />}
        </Link>
      }
      below={<CardTask task={task} thought={thought} onClose={() => opened.set(null)} />}
    />
  )
}
