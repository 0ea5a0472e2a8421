import { loadThoughts } from '@mehfil/shared/contract/thoughts'
import { Failure, unreachable } from '@mehfil/shared/errors'
import { firstSeq, lastSeq, mergePage } from '@mehfil/shared/feed-window'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'
import type { FeedSync } from './feed-sync.ts'

const PAGE = 50
/** A page read before what is applied by now is asked for again; more often than this means a server that lags. */
const TRIES = 4

type Direction = 'older' | 'newer'

/** Loads a page at one end of the held run; the state's edge tells how it goes. Never throws. */
export async function loadEdge(
  context: FeedContext,
  model: FeedModel,
  sync: FeedSync,
  direction: Direction,
): Promise<void> {
  const state = model.state.get()
  if (state.kind !== 'open' || state[direction] === 'end' || state[direction] === 'loading') return
  model.setEdge(direction, 'loading')
  try {
    for (let left = TRIES; !(await mergedPage(context, model, sync, direction)); left--) {
      if (left <= 1) throw new Failure('unavailable', 'The page could not be loaded.')
    }
    model.setEdge(direction, 'idle')
  } catch {
    model.setEdge(direction, 'failed')
  }
}

/** False when the page has to be asked for again. */
async function mergedPage(
  { call, topicId, people, handleShown }: FeedContext,
  model: FeedModel,
  sync: FeedSync,
  direction: Direction,
): Promise<boolean> {
  const from = model.window()
  if (!from) return true
  const at = direction === 'older' ? { before: firstSeq(from) } : { after: lastSeq(from) }
  const moment = model.moment()
  const page = await call(loadThoughts, { topicId, limit: PAGE, ...at })
  const window = model.window()
  if (!window) return true
  people.learn(page.people)
  const merged = mergePage(window, { topicId, ...page })
  switch (merged.kind) {
    case 'merged':
      model.takeViewer(page.viewer, page.thoughts, moment)
      // Who loads a page reads at that end; otherwise the page itself would be let go of as the far end.
      if (model.place() === undefined) model.setPlace(at.before ?? at.after)
      model.setWindow(merged.window)
      handleShown(merged.window.thoughts)
      return true
    case 'stale':
      return false
    case 'detached':
      // The run moved on while the page was on its way, or the numbering began anew.
      if (page.epoch !== window.epoch) sync.restart()
      if (page.epoch !== window.epoch) await sync.sync()
      return true
    default:
      return unreachable(merged)
  }
}
