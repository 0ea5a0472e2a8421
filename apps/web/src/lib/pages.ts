import { type Problem, problemOf } from './failure.ts'
import { createStore } from './store.ts'

export type PagesState<Item> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'open'
      readonly items: readonly Item[]
      readonly more: 'none' | 'some' | 'loading' | 'failed'
    }

/** A page, and where the next one begins; null after the last. */
export type PageOf<Item, At> = { readonly items: readonly Item[]; readonly next: At | null }

/** A list that is read page by page, as somebody asks for more. */
export function createPages<Item, At>(load: (at: At | undefined) => Promise<PageOf<Item, At>>) {
  const state = createStore<PagesState<Item>>({ kind: 'loading' })
  let next: At | null = null

  const take = (held: readonly Item[], page: PageOf<Item, At>) => {
    next = page.next
    state.set({ kind: 'open', items: [...held, ...page.items], more: next === null ? 'none' : 'some' })
  }

  async function open(): Promise<void> {
    state.set({ kind: 'loading' })
    try {
      take([], await load(undefined))
    } catch (error) {
      state.set({ kind: 'failed', problem: problemOf(error) })
    }
  }

  async function loadMore(): Promise<void> {
    const held = state.get()
    if (held.kind !== 'open' || next === null || held.more === 'loading') return
    state.set({ ...held, more: 'loading' })
    try {
      take(held.items, await load(next))
    } catch {
      state.set({ ...held, more: 'failed' })
    }
  }

  return { state, open, loadMore }
}

export type Pages<Item> = ReturnType<typeof createPages<Item, never>>
