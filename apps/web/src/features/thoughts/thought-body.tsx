import { memo } from 'react'
import { Link } from 'wouter'
import { paths } from '#lib/paths.ts'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { type BodyPart, bodyParts } from './body-parts.ts'
import { useFindLinks } from './use-find-links.ts'

type ThoughtBodyProps = { body: string; topicSlug: string | undefined }

/** The text of a thought, with its links. */
export const ThoughtBody = memo(function ThoughtBody({ body, topicSlug }: ThoughtBodyProps) {
  return (
    <PlainText text={body}>
      {bodyParts(body, useFindLinks(body)).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
        <Part key={index} part={part} topicSlug={topicSlug} />
      ))}
    </PlainText>
  )
})

function Part({ part, topicSlug }: { part: BodyPart; topicSlug: string | undefined }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener nofollow ugc">
          {part.text}
        </a>
      )
    case 'mention':
      return (
        <Link href={paths.person(part.handle)}>
          <bdi>{part.text}</bdi>
        </Link>
      )
    case 'place':
      return topicSlug ? <Link href={paths.thought(topicSlug, part.seq)}>{part.text}</Link> : part.text
  }
}
