import type { SearchState, SearchUnit } from '@mehfil/client/search'
import type { SearchKind } from '@mehfil/shared/search'
import { useEffect, useLayoutEffect, useMemo } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useOnline } from '#lib/use-online.ts'
import { useReadable, useSelected } from '#lib/use-readable.ts'
import { type Asked, questionOf, searchOf } from './asked.ts'
import { createSearches } from './searches.ts'
import { useSearchesCell } from './searches-context.ts'

/** Looks for what is asked: while it is typed, as soon as she rests. What was found before is there at once. */
export function useSearchUnit(
  asked: Asked,
  isTyping: boolean,
): { unit: SearchUnit<SearchKind>; state: SearchState } {
  const client = useClient()
  const cell = useSearchesCell()
  cell.current ??= createSearches(client)
  // Each of its kind: what it is asked is always of that.
  const unit = cell.current[asked.kind] as unknown as SearchUnit<SearchKind>
  const address = searchOf(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says all that is asked
  const question = useMemo(() => questionOf(asked, Date.now()), [address])

  // Before it is painted: what somebody found before with other words is no answer to these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on coming here
  useLayoutEffect(() => {
    const held = unit.state.get()
    const isSame = held.kind !== 'resting' && JSON.stringify(held.question) === JSON.stringify(question)
    if (!isSame) unit.ask(undefined)
    return unit.stop
  }, [unit])
  useLayoutEffect(() => unit.ask(question, { isSure: !isTyping }), [unit, question, isTyping])

  const isConnected = useSelected(client.connection, ({ kind }) => kind === 'connected')
  const isOnline = useOnline()
  useEffect(() => {
    const held = unit.state.get()
    const isForWantOfALine = held.kind === 'failed' && held.error.code === 'unavailable'
    if (isConnected && isOnline && isForWantOfALine) unit.again()
  }, [unit, isConnected, isOnline])

  return { unit, state: useReadable(unit.state) }
}
