import type { Changes, Watched } from '@mehfil/shared/changes'
import { loadThoughts } from '@mehfil/shared/contract/thoughts'
import { type FeedWindow, isAtHead, lastSeq, openWindow } from '@mehfil/shared/feed-window'
import { LIMITS } from '@mehfil/shared/limits'
import type { ThoughtPage } from '@mehfil/shared/thought'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'

/** Where a page lies; empty: the newest. */
export type PageAt = { before?: number; after?: number; around?: number }

/** What was so when a page was asked for: whether it still counts when it comes is read from it. */
export type Asked = { readonly opening: number; readonly start: number; readonly moment: number }

export type FeedOpening = {
  /** Opens a fresh window on a page. Throws `Failure`. */
  openAt(at: PageAt): Promise<void>
  /** Opens the newest page of a watch answer, or a page around the reader's place if that is not on it (D11). */
  openFrom(answer: Watched, asked: Asked): Promise<void>
  /** Opens at the reader's place, the newest if she is there. */
  reopen(): Promise<void>
  ask(): Asked
  /** The window is not to be trusted any more: the next sync opens another. */
  restart(): void
  mustRestart(): boolean
  /** Settles when the opening that is on its way has come, whatever came of it. */
  settled(): Promise<unknown>
}

type Frames = { kept(): readonly Changes[]; handleOpened(window: FeedWindow): void }

/** Opens windows. The one asked for last wins, however the answers come. */
export function createFeedOpening(context: FeedContext, model: FeedModel, frames: Frames): FeedOpening {
  const { topicId, people } = context
  let opening = 0
  let startsWanted = 0
  let startsDone = 0
  let pending: Promise<unknown> = Promise.resolve()

  const ask = (): Asked => ({ opening, start: startsWanted, moment: model.moment() })
  const mustRestart = () => startsDone < startsWanted

  function open(page: ThoughtPage, { start, moment }: Asked) {
    opening++
    startsDone = start
    model.confirm()
    model.takeViewer(page.viewer, page.thoughts, moment)
    frames.handleOpened(openWindow({ topicId, ...page }, frames.kept()))
  }

  async function load(at: PageAt) {
    opening++
    const asked = ask()
    const page = await context.call(loadThoughts, { topicId, limit: LIMITS.firstPage, ...at })
    people.learn(page.people)
    if (asked.opening === opening) open(page, asked)
  }

  function openAt(at: PageAt): Promise<void> {
    const loaded = load(at)
    pending = loaded.catch(() => undefined)
    return loaded
  }

  function placeToKeep(): PageAt {
    const window = model.window()
    const place = model.place()
    const isReadingNewest = window && place !== undefined && isAtHead(window) && place >= lastSeq(window)
    return place === undefined || isReadingNewest ? {} : { around: place }
  }

  return {
    openAt,
    ask,
    mustRestart,
    reopen: () => openAt(placeToKeep()),
    async openFrom(answer, asked) {
      // What was opened meanwhile is at least as new, and where it was asked for.
      const isOvertaken = asked.opening !== opening && !mustRestart()
      if (isOvertaken && model.window()?.epoch === answer.epoch) return
      const at = placeToKeep()
      if (at.around === undefined || isOn(answer, at.around)) open(pageOf(answer), asked)
      else await openAt(at)
    },
    restart() {
      startsWanted++
    },
    settled: () => pending,
  }
}

const isOn = ({ thoughts }: Watched, seq: number) =>
  seq >= (thoughts.at(-1)?.seq ?? 0) && seq <= (thoughts[0]?.seq ?? 0)

/** A watch answer that starts anew is the newest page. */
const pageOf = (answer: Watched): ThoughtPage => ({ ...answer, rev: answer.to, newer: null })
