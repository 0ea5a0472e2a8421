import { addBookmark, listBookmarks, removeBookmark } from '@mehfil/shared/contract/bookmarks'
import { Failure } from '@mehfil/shared/errors'
import { createAskAgain } from './ask-again.ts'
import type { Bookmarks } from './feed-client.ts'
import type { BookmarkLessons, Call } from './feed-context.ts'
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
  const wishes = new Map<string, boolean>()
  const running = new Map<string, Promise<void>>()
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

  /** One question at a time for each thought; the last wish wins. */
  async function settle(thoughtId: string): Promise<void> {
    let wanted: boolean | undefined
    while (wanted !== wishes.get(thoughtId)) {
      wanted = wishes.get(thoughtId) ?? false
      const asked = moment
      const command = wanted ? addBookmark : removeBookmark
      await askAgain(() => context.call(command, { thoughtId }))
      if (!isNewer(thoughtId, asked)) handleChange(thoughtId, wanted)
    }
  }

  function set(thoughtId: string, isBookmarked: boolean): Promise<void> {
    wishes.set(thoughtId, isBookmarked)
    view.invalidate()
    const run = running.get(thoughtId) ?? settle(thoughtId).finally(() => forget(thoughtId, run))
    running.set(thoughtId, run)
    return run
  }

  /** Once it has been answered, kept or refused, what the server says shows again. */
  function forget(thoughtId: string, run: Promise<void>) {
    if (running.get(thoughtId) !== run) return
    running.delete(thoughtId)
    wishes.delete(thoughtId)
    view.invalidate()
  }

  /** The newest ones; when these are all, it is known of every other that it is none. */
  async function look() {
    const asked = moment
    const { thoughts, next } = await context.call(listBookmarks, {})
    const listed = new Set(thoughts.map(({ id }) => id))
    if (next !== null) return
    for (const id of [...known]) if (!listed.has(id) && !isNewer(id, asked)) put(id, false)
  }

  return {
    bookmarks: {
      has: thoughtId => wishes.get(thoughtId) ?? known.has(thoughtId),
      subscribe: view.subscribe,
      additions,
      async set(thoughtId, isBookmarked) {
        if (!context.isMember()) throw new Failure('unauthenticated', 'Log in to bookmark.')
        return set(thoughtId, isBookmarked)
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
      running.clear()
      clearedAt = ++moment
      view.invalidate()
    },
  }
}
