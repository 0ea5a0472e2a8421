import { createClientId } from '@mehfil/client/client-id'
import type { FeedClient } from '@mehfil/client/feed-client'
import type { ReactNode } from 'react'
import { ComposingProvider, createComposing } from '#features/compose/composing.ts'
import { createDraftPictures } from '#features/compose/draft-pictures.ts'
import { createDrafts } from '#features/compose/drafts.ts'
import { DraftsProvider, useDraftsOfOtherTabs } from '#features/compose/drafts-context.ts'
import { type SearchesCell, SearchesContext } from '#features/search/searches-context.ts'
import { type MixedFeedsCell, MixedFeedsProvider } from '#features/thoughts/mixed-feeds-context.ts'
import { createOpened, OpenedProvider } from '#features/thoughts/opened.ts'
import { createPlaceMemory } from '#features/thoughts/place-memory.ts'
import { PlaceMemoryProvider } from '#features/thoughts/place-memory-context.ts'
import { TopicSlugsContext } from '#features/thoughts/topic-slugs.ts'
import { createTopicBook } from '#features/topics/topic-book.ts'
import { TopicBookProvider } from '#features/topics/topic-book-context.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { NamingContext } from '#lib/naming.ts'
import { lastingStorage, tabStorage } from '#lib/storage.ts'
import { createOpenedPicture, OpenedPictureContext } from '#pages/opened-picture.ts'

const MentionList = lazyPiece(() =>
  import('#features/mentions/mention-list.tsx').then(({ MentionList }) => MentionList),
)

/** What belongs to one person at one browser. */
export function createOwn(client: FeedClient) {
  const book = createTopicBook(client)
  return {
    book,
    slugOf: (topicId: string) => {
      const known = book.find(topicId)
      return known.kind === 'known' ? known.topic.slug : undefined
    },
    mixedFeeds: { current: undefined } as MixedFeedsCell,
    searches: { current: undefined } as SearchesCell,
    drafts: createDrafts(
      lastingStorage,
      () => createClientId(Date.now()),
      createDraftPictures('caches' in globalThis ? caches : undefined),
    ),
    places: createPlaceMemory(tabStorage, client.user.get()?.id),
    opened: createOpened(client.user.get()?.id),
    openedPicture: createOpenedPicture(),
    composing: createComposing(),
  }
}

type PersonalProvidersProps = { own: ReturnType<typeof createOwn>; children: ReactNode }

/** Hands it to what is inside. */
export function PersonalProviders({ own, children }: PersonalProvidersProps) {
  useDraftsOfOtherTabs(own.drafts)
  return (
    <TopicBookProvider value={own.book}>
      <TopicSlugsContext value={own.slugOf}>
        <MixedFeedsProvider value={own.mixedFeeds}>
          <PlaceMemoryProvider value={own.places}>
            <DraftsProvider value={own.drafts}>
              <ComposingProvider value={own.composing}>
                <OpenedProvider value={own.opened}>
                  <OpenedPictureContext value={own.openedPicture}>
                    <SearchesContext value={own.searches}>
                      <NamingContext value={MentionList}>{children}</NamingContext>
                    </SearchesContext>
                  </OpenedPictureContext>
                </OpenedProvider>
              </ComposingProvider>
            </DraftsProvider>
          </PlaceMemoryProvider>
        </MixedFeedsProvider>
      </TopicSlugsContext>
    </TopicBookProvider>
  )
}
