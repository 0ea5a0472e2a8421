import { isAtHead } from '@mehfil/shared/feed-window'
import type { Person } from '@mehfil/shared/person'
import { NO_VIEWER } from '@mehfil/shared/thought'
import { type CachedFeed, KEPT_THOUGHTS } from './feed-cache.ts'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'

/** A feed that moves all the time is kept this often. */
const SAVE_AFTER_MS = 2_000

export type FeedKeeping = {
  /** Shows what was read last, unless the server is faster. */
  restore(): Promise<void>
  /** What its reader bookmarks has changed. */
  handleBookmarks(): void
  stop(): void
}

/** Keeps the newest end of a feed beyond the page. A window from there is only an old one: the next sync catches it up. */
export function createFeedKeeping(context: FeedContext, model: FeedModel): FeedKeeping {
  const { bookmarks, cache, clock, people, topicId, userId } = context
  let timer: unknown
  let saved = ''

  function cached(): CachedFeed | undefined {
    const window = model.window()
    if (!window || !isAtHead(window)) return undefined
    const thoughts = window.thoughts.slice(-KEPT_THOUGHTS)
    const authors = [...new Set(thoughts.map(({ authorId }) => authorId))]
    const known = authors.map(id => people.get(id)).filter((person): person is Person => person !== undefined)
    return {
      window: { ...window, thoughts, recent: [], aside: [] },
      viewer: { ...model.viewer(), bookmarked: thoughts.map(({ id }) => id).filter(bookmarks.has) },
      people: Object.fromEntries(known.map(person => [person.id, person])),
    }
  }

  function save() {
    timer = undefined
    const feed = cached()
    const reader = userId() ?? ''
    const what = `${reader} ${feed?.window.epoch} ${feed?.window.rev} ${feed?.viewer.bookmarked}`
    if (!feed || what === saved) return
    saved = what
    cache.save(reader, feed).catch(() => undefined)
  }

  function plan() {
    timer ??= clock.setTimeout(save, SAVE_AFTER_MS)
  }

  model.state.subscribe(plan)

  return {
    handleBookmarks: plan,
    async restore() {
      const reader = userId()
      const asked = bookmarks.moment()
      const found = await cache.load(reader ?? '', topicId).catch(() => undefined)
      if (!found || reader !== userId() || model.window()) return
      people.learn(found.people)
      // What an earlier version kept may lack what came with this one.
      const viewer = { ...NO_VIEWER, ...found.viewer }
      bookmarks.learn(viewer, found.window.thoughts, asked)
      model.restore(found.window, viewer)
      context.handleShown(found.window.thoughts)
    },
    stop() {
      clock.clearTimeout(timer)
      timer = undefined
    },
  }
}
