import type { FoundPage, SearchState } from '@mehfil/client/search'
import type { PageEdge } from '@mehfil/client/states'
import type { PeopleFound, SearchKind, Spans, TopicsFound } from '@mehfil/shared/search'
import type { Thought } from '@mehfil/shared/thought'

/** What stands in the list of what was found. */
export type FoundRow =
  | { readonly kind: 'thought'; readonly key: string; readonly thought: Thought; readonly spans: Spans }
  | { readonly kind: 'person'; readonly key: string; readonly found: PeopleFound['found'][number] }
  | { readonly kind: 'topic'; readonly key: string; readonly found: TopicsFound['found'][number] }
  | { readonly kind: 'edge'; readonly key: string; readonly edge: PageEdge }

/** What there is to show, also while something else is looked for. */
export type Shown = Pick<Extract<SearchState, { kind: 'found' }>, 'question' | 'pages'> & {
  readonly rest: PageEdge
}

export function shownOf(state: SearchState): Shown | undefined {
  if (state.kind === 'found') return state
  return state.kind === 'searching' && state.before ? { ...state.before, rest: 'end' } : undefined
}

/** Rows of a page are made once, so that a further page draws none of them again. */
const made = new WeakMap<object, readonly FoundRow[]>()

/** Each once: what has moved meanwhile comes again on a later page. */
export function rowsOf({ pages, rest }: Pick<Shown, 'pages' | 'rest'>): readonly FoundRow[] {
  const rows = new Map<string, FoundRow>()
  for (const page of pages) {
    const own = made.get(page) ?? rowsOfPage(page)
    made.set(page, own)
    for (const row of own) if (!rows.has(row.key)) rows.set(row.key, row)
  }
  return [...rows.values(), { kind: 'edge', key: 'edge', edge: rest }]
}

function rowsOfPage(page: FoundPage<SearchKind>): readonly FoundRow[] {
  switch (page.kind) {
    case 'thoughts':
      return page.thoughts.map(thought => ({
        kind: 'thought',
        key: thought.id,
        thought,
        spans: page.spans[thought.id] ?? [],
      }))
    case 'people':
      return page.found.map(found => ({ kind: 'person', key: found.person.id, found }))
    case 'topics':
      return page.found.map(found => ({ kind: 'topic', key: found.topic.id, found }))
  }
}

/** A guess until a row was drawn. */
export function estimateFoundHeight(row: FoundRow): number {
  if (row.kind === 'edge') return 64
  if (row.kind !== 'thought') return 96
  const letters = Math.min(260, row.thought.body?.length ?? 0)
  const lines = Math.ceil(letters / 60)
  return 60 + lines * (/[\u0600-\u06FF]/.test(row.thought.body ?? '') ? 40 : 26)
}
