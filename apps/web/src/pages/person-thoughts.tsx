import type { Profile } from '@mehfil/shared/person'
import type { ReactNode } from 'react'
import { useMixedFeeds, useTopicsIn } from '#features/thoughts/use-mixed-feeds.ts'
import { t } from '#lib/i18n/translate.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { MixedStream } from './mixed-stream.tsx'

/** What a member shared, beneath who she is. */
export function PersonThoughts({ person, head }: { person: Profile; head: ReactNode }) {
  const feed = useMixedFeeds().person(person)
  return (
    <MixedStream
      feed={feed}
      name={`person:${person.handle}`}
      label={t('person.feed', { name: person.displayName })}
      topicIds={useTopicsIn(feed)}
      head={head}
      empty={<Blank title={t('person.empty')} text={t('person.empty.next')} />}
    />
  )
}
