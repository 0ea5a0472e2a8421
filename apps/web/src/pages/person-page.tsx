import { getPerson } from '@mehfil/shared/contract/people'
import type { Profile } from '@mehfil/shared/person'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { ProfileHead } from '#features/people/profile-head.tsx'
import { useMixedFeeds, useTopicsIn } from '#features/thoughts/use-mixed-feeds.ts'
import { Suggestions } from '#features/topics/suggestions.tsx'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useCall } from '#lib/use-call.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { MixedStream } from './mixed-stream.tsx'
import { NotLoaded } from './not-loaded.tsx'

/** A member's page: who she is and what she shared. */
export function PersonPage({ handle }: { handle: string }) {
  const { loaded, reload } = useCall(getPerson, { handle })
  const name = loaded.kind === 'ready' ? loaded.value.person.displayName : `@${handle}`
  return (
    <Page
      title={name}
      head={<PageHead title={name} subtitle={`@${handle}`} canGoBack />}
      aside={<Suggestions />}
      isFeed
    >
      {loaded.kind === 'loading' && <FeedSkeleton />}
      {loaded.kind === 'failed' &&
        (loaded.problem.code === 'not-found' || loaded.problem.code === 'invalid' ? (
          <Blank title={t('person.missing')} text={t('person.missing.next')}>
            <Link href={paths.explore} className={buttonClass('main')}>
              {t('notFound.next')}
            </Link>
          </Blank>
        ) : (
          <NotLoaded title={t('problem.page')} problem={loaded.problem} onRetry={reload} />
        ))}
      {loaded.kind === 'ready' && <Shared key={handle} person={loaded.value.person} />}
    </Page>
  )
}

function Shared({ person }: { person: Profile }) {
  const feed = useMixedFeeds().person(person)
  const head = useMemo(() => <ProfileHead person={person} />, [person])
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
