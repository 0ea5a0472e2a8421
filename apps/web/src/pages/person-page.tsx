import { getPerson } from '@mehfil/shared/contract/people'
import type { Profile } from '@mehfil/shared/person'
import { useEffect, useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { type PersonPart, PersonParts } from '#features/people/person-parts.tsx'
import { PersonWays } from '#features/people/person-ways.tsx'
import { ProfileHead } from '#features/people/profile-head.tsx'
import { ProfileSkeleton } from '#features/people/profile-skeleton.tsx'
import { useRelation } from '#features/people/use-relation.ts'
import { Suggestions } from '#features/topics/suggestions.tsx'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useCall } from '#lib/use-call.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead, Scroller } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { PersonThoughts } from './person-thoughts.tsx'
import { PersonTopics } from './person-topics.tsx'

/** A member's page: who she is, what she shared and where she sits. */
export function PersonPage({ handle, part }: { handle: string; part: PersonPart }) {
  const { loaded, reload } = useCall(getPerson, { handle })
  useReloading(useReadable(useClient().sight), reload)
  const name = loaded.kind === 'ready' ? loaded.value.person.displayName : `@${handle}`
  return (
    <Page
      title={name}
      head={<PageHead title={<bdi>{name}</bdi>} subtitle={`@${handle}`} canGoBack />}
      aside={<Suggestions />}
      isFeed
    >
      {loaded.kind === 'loading' && (
        <>
          <ProfileSkeleton />
          <FeedSkeleton />
        </>
      )}
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
      {loaded.kind === 'ready' && <Known key={handle} person={loaded.value.person} part={part} />}
    </Page>
  )
}

function Known({ person, part }: { person: Profile; part: PersonPart }) {
  const relation = useRelation(person.id)
  const head = useMemo(
    () => (
      <ProfileHead
        person={person}
        ways={<PersonWays person={person} />}
        parts={<PersonParts person={person} part={part} />}
      />
    ),
    [person, part],
  )
  // Until the server says that it is over: what is asked before that would be answered with nothing.
  if (relation?.blocks || person.relation?.blocks) {
    return (
      <Scroller>
        <ProfileHead person={person} ways={<PersonWays person={person} />} />
        <Blank title={t('person.blocked', { name: person.displayName })} text={t('person.blocked.next')} />
      </Scroller>
    )
  }
  return part === 'topics' ? (
    <PersonTopics person={person} head={head} />
  ) : (
    <PersonThoughts person={person} head={head} />
  )
}

/** Whom one sees decides whether there is a page at all. */
function useReloading(sight: number, reload: () => void): void {
  const last = useRef(sight)
  useEffect(() => {
    if (last.current === sight) return
    last.current = sight
    reload()
  }, [sight, reload])
}
