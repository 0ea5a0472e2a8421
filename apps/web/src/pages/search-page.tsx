import { useCallback, useRef } from 'react'
import type { FoundListHandle } from '#features/search/found-list.tsx'
import { shownOf } from '#features/search/found-row.ts'
import { KindTabs } from '#features/search/kind-tabs.tsx'
import { Resting } from '#features/search/resting.tsx'
import { SearchField } from '#features/search/search-field.tsx'
import { useAnnounced } from '#features/search/use-announced.ts'
import { useAsked } from '#features/search/use-asked.ts'
import { useRecent } from '#features/search/use-recent.ts'
import { useSearchUnit } from '#features/search/use-search-unit.ts'
import { Suggestions } from '#features/topics/suggestions.tsx'
import { t } from '#lib/i18n/translate.ts'
import { PHONE, useMedia } from '#lib/use-media.ts'
import { Page } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { SearchHead } from './search-head.tsx'
import { SearchNarrowing } from './search-narrowing.tsx'
import styles from './search-page.module.css'
import { SearchResults } from './search-results.tsx'
import { SearchTrouble } from './search-trouble.tsx'

/** Thoughts, people and topics by their words. The address says what is looked for. */
export function SearchPage() {
  const { asked, isTyping, type, change, write } = useAsked()
  const { unit, state } = useSearchUnit(asked, isTyping)
  const { recent, add, remove, clear } = useRecent()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<FoundListHandle>(null)
  const isPhone = useMedia(PHONE)
  useAnnounced(state)

  /** She has found it, or is sure of the words: worth to be offered again. */
  const { q } = asked
  const keep = useCallback(() => {
    write()
    add(q)
  }, [write, add, q])
  const handleSure = () => {
    keep()
    // The keyboard would cover what was found.
    if (isPhone) field.current?.blur()
  }
  const shown = shownOf(state)
  return (
    <Page
      title={q.trim() ? t('search.titleOf', { words: q.trim() }) : t('search.title')}
      head={
        <SearchHead>
          <SearchField
            field={field}
            value={q}
            onType={type}
            onSure={handleSure}
            onGoDown={() => list.current?.focusFirst()}
          />
        </SearchHead>
      }
      aside={<Suggestions />}
      isFeed
    >
      <div className={styles.column}>
        <KindTabs asked={asked} />
        {asked.kind === 'thoughts' && <SearchNarrowing asked={asked} onChange={change} />}
        {state.kind === 'resting' && (
          <Resting
            recent={recent}
            onChoose={words => change({ q: words })}
            onRemove={remove}
            onClear={clear}
          />
        )}
        {state.kind === 'failed' && (
          <SearchTrouble asked={asked} error={state.error} onChange={change} onAgain={unit.again} />
        )}
        {state.kind === 'searching' && !shown && <FeedSkeleton />}
        {shown && (
          <SearchResults
            key={JSON.stringify(shown.question)}
            asked={asked}
            shown={shown}
            unit={unit}
            isStale={state.kind === 'searching'}
            onOpen={keep}
            onChange={change}
            handleRef={list}
          />
        )}
      </div>
    </Page>
  )
}
