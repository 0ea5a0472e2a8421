import { listPersonTopics } from '@mehfil/shared/contract/people'
import type { Profile } from '@mehfil/shared/person'
import { type ReactNode, useMemo } from 'react'
import { TopicPages } from '#features/topics/topic-pages.tsx'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { createPages } from '#lib/pages.ts'
import { Scroller } from '#ui/page/page.tsx'

const LIMIT = 30

/** Where a member sits, beneath who she is. */
export function PersonTopics({ person, head }: { person: Profile; head: ReactNode }) {
  const client = useClient()
  const { handle } = person
  const pages = useMemo(
    () =>
      createPages(async (cursor: string | undefined) => {
        const place = cursor ? { cursor } : {}
        const { topics, next } = await client.call(listPersonTopics, { handle, limit: LIMIT, ...place })
        return { items: topics, next }
      }),
    [client, handle],
  )
  return (
    <Scroller>
      {head}
      <TopicPages
        pages={pages}
        label={t('person.topics.label', { name: person.displayName })}
        empty={t('person.topics.none')}
      />
    </Scroller>
  )
}
