import type { FeedClient } from '@mehfil/client/feed-client'
import { loadExplore, loadHome, loadThoughts } from '@mehfil/shared/contract/thoughts'
import { getTopic, listTopics } from '@mehfil/shared/contract/topics'
import { openWindow } from '@mehfil/shared/feed-window'
import { LIMITS } from '@mehfil/shared/limits'
import type { PageAddress } from '@mehfil/shared/page-address'
import type { MixedPage } from '@mehfil/shared/thought'
import type { ReactNode } from 'react'
import { HEAD_ROW } from '#features/thoughts/feed-row.ts'
import { landingOf } from '#features/thoughts/landing.ts'
import { topicRows } from '#features/thoughts/topic-rows.ts'
import { mixedRows } from '#features/thoughts/use-mixed-rows.ts'
import type { TopicBook } from '#features/topics/topic-book.ts'
import { TopicHue } from '#features/topics/topic-hue.tsx'
import { t } from '#lib/i18n/translate.ts'
import { feedRowRenderer } from '#pages/feed-row-view.tsx'
import { TopicHead } from '#pages/topic-head.tsx'
import { Welcome } from '#pages/welcome.tsx'
import { WriteHere } from '#pages/write-here.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { canStartAt, StillFeed, type StillStart } from './still-feed.tsx'

const limit = LIMITS.firstPage
const nothing = () => undefined

/** Nothing in it takes a focus or a press; the feed alone can be scrolled. */
const still = (content: ReactNode) => (
  <div inert className="still">
    {content}
  </div>
)

/**
 * What draws the page at an address, asked as the page itself will ask: in the language of its reader, so after all waiting.
 * Rejects where the answers were not brought.
 */
export async function stillPage(
  address: PageAddress,
  client: FeedClient,
  book: TopicBook,
): Promise<(() => ReactNode) | undefined> {
  switch (address.kind) {
    case 'topic':
      return await stillTopic(address, client, book)
    case 'explore': {
      const { topics } = await client.call(listTopics, { limit: LIMITS.popularTopics })
      book.put(topics)
      const head = client.user.get() === null ? <Welcome /> : undefined
      const page = await client.call(loadExplore, { limit })
      return () => (
        <StillMixed title={t('explore.title')} subtitle={t('explore.subtitle')} page={page} head={head} />
      )
    }
    case 'home': {
      const { topics } = await client.call(listTopics, { joined: 'yes', limit: LIMITS.page })
      book.put(topics)
      const page = await client.call(loadHome, { limit })
      return () => <StillMixed title={t('home.title')} subtitle={t('home.subtitle')} page={page} />
    }
    case 'other':
      return undefined
  }
}

type TopicAddress = Extract<PageAddress, { kind: 'topic' }>

async function stillTopic({ slug, seq }: TopicAddress, client: FeedClient, book: TopicBook) {
  const { topic } = await client.call(getTopic, { topicId: slug })
  book.put([topic])
  const landing = landingOf({ seq, place: null, wasHere: false, topic })
  const at = landing.kind === 'newest' ? {} : { around: landing.seq }
  const { viewer, ...page } = await client.call(loadThoughts, { topicId: topic.id, limit, ...at })
  const rows = topicRows({
    feed: {
      kind: 'open',
      window: openWindow({ topicId: topic.id, ...page }),
      viewer,
      isCatchingUp: false,
      older: 'more',
      newer: 'more',
    },
    waiting: [],
    leftOffSeq: landing.kind === 'left-off' ? landing.seq : 0,
    targetSeq: seq,
  })
  const target = landing.kind !== 'newest' && page.thoughts.find(thought => thought.seq === landing.seq)
  const start: StillStart | undefined = target
    ? { key: target.id, below: landing.kind === 'left-off' ? 'left-off' : 'address' }
    : undefined
  // Nobody has shared anything, the address leads nowhere, or the list cannot start there: the page itself knows what to show.
  if (page.thoughts.length === 0 || (landing.kind !== 'newest' && !start)) return undefined
  if (start && !canStartAt(rows, start.key)) return undefined
  return () => (
    <TopicHue color={topic.color}>
      <Page title={topic.name} head={still(<TopicHead topic={topic} feed={undefined} />)} isFeed>
        {still(<WriteHere topic={topic} takesFocus={false} />)}
        <StillFeed rows={rows} renderRow={feedRowRenderer({ onRetry: nothing })} start={start} />
      </Page>
    </TopicHue>
  )
}

type StillMixedProps = { title: string; subtitle: string; page: MixedPage; head?: ReactNode }

function StillMixed({ title, subtitle, page, head }: StillMixedProps) {
  if (page.thoughts.length === 0) return undefined
  const rows = mixedRows({ thoughts: page.thoughts, reacted: page.viewer.reacted, older: 'more' })
  return (
    <Page title={title} head={still(<PageHead title={title} subtitle={subtitle} />)} isFeed>
      <StillFeed
        rows={head ? [HEAD_ROW, ...rows] : rows}
        renderRow={feedRowRenderer({ showsTopic: true, head, onRetry: nothing })}
      />
    </Page>
  )
}
