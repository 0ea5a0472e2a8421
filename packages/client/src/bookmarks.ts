import { addBookmark, listBookmarks, removeBookmark } from '@mehfil/shared/contract/bookmarks'
import { Failure } from '@mehfil/shared/errors'
import { createAskAgain } from './ask-again.ts'
import type { Bookmarks } from './feed-client.ts'
import type { BookmarkLessons, Call } from './feed-context.ts'
import { createLastWish } from './last-wish.ts'
import type { Clock } from './ports.ts'
import { type Batch, createValue, createView } from './readable.ts'

export type BookmarksContext = {
  readonly call: Call
  readonly clock: Clock
  readonly random: () => number
  readonly batch: Batch
  isMember(): boolean
  userId(): string | undefined
}

export type BookmarksUnit = BookmarkLessons & {
  readonly bookmarks: Bookmarks
  /** The server says so, now. */
  handleChange(thoughtId: string, isBookmarked: boolean): void
  /** The line is back: what happened on other devices meanwhile was not told here. */
  handleUp(): void
  handleUser(): void
}

/** What a member keeps, wherever it is shown. No revision tells of it, so catching up with a topic does not bring it. */
export function createBookmarks(context: BookmarksContext): BookmarksUnit {
  const { askAgain, wake } = createAskAgain(context)
  const known = new Set<string>()
  const changedAt = new Map<string, number>()
  const wishes = createLastWish()
  const view = createView(context.batch, () => known)
  const additions = createValue(context.batch, 0)
  let moment = 0
  let clearedAt = 0

  const isNewer = (thoughtId: string, asked: number) => (changedAt.get(thoughtId) ?? clearedAt) > asked

  function put(thoughtId: string, isBookmarked: boolean) {
    if (known.has(thoughtId) === isBookmarked) return
    if (isBookmarked) known.add(thoughtId)
    else known.delete(thoughtId)
    view.invalidate()
  }

  function handleChange(thoughtId: string, isBookmarked: boolean) {
    changedAt.set(thoughtId, ++moment)
    if (isBookmarked && !known.has(thoughtId)) additions.set(additions.get() + 1)
    put(thoughtId, isBookmarked)
  }

  async function ask(thoughtId: string, wanted: boolean): Promise<void> {
    const asked = moment
    const command = wanted ? addBookmark : removeBookmark
    await askAgain(() => context.call(command, { thoughtId }))
    if (!isNewer(thoughtId, asked)) handleChange(thoughtId, wanted)
  }

  /** The newest ones; when these are all, it is known of every other that it is none. */
  async function look() {
    const asked = moment
    const { thoughts, next } = await context.call(listBookmarks, {})
    if (next !== null) return
    const listed = new Set(thoughts.map(({ id }) => id))
    for (const id of [...known]) if (!listed.has(id) && !isNewer(id, asked)) put(id, false)
  }

  return {
    bookmarks: {
      has: thoughtId => wishes.of(thoughtId) ?? known.has(thoughtId),
      subscribe: view.subscribe,
      additions,
      async set(thoughtId, isBookmarked) {
        if (!context.isMember()) throw new Failure('unauthenticated', 'Log in to bookmark.')
        const settled = wishes.wish(thoughtId, isBookmarked, wanted => ask(thoughtId, wanted))
        view.invalidate()
        // Once it has been answered, kept or refused, what the server says shows again.
        return settled.finally(view.invalidate)
      },
    },
    moment: () => moment,
    learn({ bookmarked }, thoughts, asked) {
      const named = new Set(bookmarked)
      for (const { id } of thoughts) if (!isNewer(id, asked)) put(id, named.has(id))
    },
    handleChange,
    handleUp() {
      wake()
      if (context.isMember()) look().catch(() => undefined)
    },
    handleUser() {
      known.clear()
      changedAt.clear()
      wishes.clear()
      clearedAt = ++moment
      view.invalidate()
    },
  }
}
