import type { SearchUnit } from '@mehfil/client/search'
import type { SearchKind } from '@mehfil/shared/search'
import { type Ref, useCallback, useEffect, useMemo, useState } from 'react'
import type { Asked } from '#features/search/asked.ts'
import { FoundList, type FoundListHandle, type FoundThing } from '#features/search/found-list.tsx'
import { rowsOf, type Shown } from '#features/search/found-row.ts'
import { usePlaceMemory } from '#features/thoughts/place-memory-context.ts'
import { usePlaceKeeping } from '#features/thoughts/use-place-keeping.ts'
import { t } from '#lib/i18n/translate.ts'
import { isReturning } from '#lib/navigation.ts'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { FoundThingView } from './found-thing-view.tsx'
import { NothingFound } from './search-trouble.tsx'

type SearchResultsProps = {
  asked: Asked
  shown: Shown
  unit: SearchUnit<SearchKind>
  isStale: boolean
  onOpen: () => void
  onChange: (changes: Partial<Asked>) => void
  handleRef: Ref<FoundListHandle>
}

/** A place further down than this is not looked for after a reload, in pages. */
const FURTHEST = 20

/** What was found for one question, at the place where it was left. */
export function SearchResults({
  asked,
  shown,
  unit,
  isStale,
  onOpen,
  onChange,
  handleRef,
}: SearchResultsProps) {
  const { pages, rest } = shown
  const rows = useMemo(() => rowsOf({ pages, rest }), [pages, rest])
  const memory = usePlaceMemory()
  const name = `search:${JSON.stringify(shown.question)}`
  const [place] = useState(() => (isReturning() ? (memory.get(name) ?? undefined) : undefined))

  const [isSeeking, setIsSeeking] = useState(place !== undefined)
  const isThere = rows.some(({ key }) => key === place?.key)
  const isOver = rest === 'end' || rest === 'failed' || pages.length >= FURTHEST
  if (isSeeking && (isThere || isOver)) setIsSeeking(false)
  useEffect(() => {
    if (isSeeking && rest === 'more') unit.more()
  }, [isSeeking, rest, unit])

  // It is remembered from the first step down on: most of what is typed is never read.
  const [scrolled, setScrolled] = useState(place ? 'down' : 'never')
  const keepPlace = usePlaceKeeping({
    name,
    rows: [],
    isAtNewest: scrolled === 'up',
    isPlaced: scrolled !== 'never' && !isSeeking,
    seen: 0,
    onPlace: undefined,
  })
  const handleAtTopChange = useCallback(
    (isAtTop: boolean) => setScrolled(before => (isAtTop ? (before === 'never' ? before : 'up') : 'down')),
    [],
  )
  const renderThing = useCallback((row: FoundThing) => <FoundThingView row={row} onOpen={onOpen} />, [onOpen])

  if (isSeeking) return <FeedSkeleton />
  if (rows.length === 1 && rest === 'end')
    return isStale ? <FeedSkeleton /> : <NothingFound asked={asked} onChange={onChange} />
  return (
    <FoundList
      label={t(`search.label.${asked.kind}`)}
      rows={rows}
      isStale={isStale}
      start={place}
      renderThing={renderThing}
      onMore={unit.more}
      onAgain={unit.again}
      onVisibleChange={keepPlace}
      onAtTopChange={handleAtTopChange}
      handleRef={handleRef}
    />
  )
}
