import { Filters } from '#features/search/filters.tsx'
import { useKnownTopic } from '#features/topics/topic-book-context.ts'

type SearchNarrowingProps = Omit<Parameters<typeof Filters>[0], 'topic'>

/** The filters, with what is known of the topic that is searched in. */
export const SearchNarrowing = (props: SearchNarrowingProps) =>
  props.asked.topic === undefined ? (
    <Filters {...props} topic={undefined} />
  ) : (
    <InTopic {...props} slug={props.asked.topic} />
  )

const InTopic = ({ slug, ...rest }: SearchNarrowingProps & { slug: string }) => (
  <Filters {...rest} topic={useKnownTopic(slug)} />
)
