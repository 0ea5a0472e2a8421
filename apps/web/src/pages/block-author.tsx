import { BlockPerson } from '#features/people/block-person.tsx'
import { usePerson } from '#lib/client-context.ts'

/** Asks before whoever wrote a thought is blocked. */
export function BlockAuthor({ authorId, onClose }: { authorId: string; onClose: () => void }) {
  const author = usePerson(authorId)
  return author ? <BlockPerson person={author} onClose={onClose} /> : null
}
