import { linesOnDemand } from '../line.ts'
import type { CreateLanes, OutboxLanes } from '../outbox-lanes.ts'
import type { TabHandlers, Tabs } from '../tabs/tabs.ts'
import type { BrowserParts } from './browser-parts.ts'
import { notificationsOnDemand } from './notifications-on-demand.ts'

/**
 * The same parts before their code is there: it is fetched with the first use, for the first picture needs none of it.
 * When that fails the use fails, as it may anyway, and the next one fetches again.
 */
export function partsOnDemand(fetchParts: () => Promise<BrowserParts>): BrowserParts {
  let parts: Promise<BrowserParts> | undefined
  let handlers: TabHandlers | undefined
  let started: Tabs | undefined

  function get(): Promise<BrowserParts> {
    parts ??= fetchParts().then(
      fetched => {
        startTabs(fetched.tabs)
        return fetched
      },
      error => {
        parts = undefined
        throw error
      },
    )
    return parts
  }

  function startTabs(tabs: Tabs) {
    if (!handlers || started) return
    started = tabs
    tabs.start(handlers)
  }

  /** Until they are there nothing is sent; to start is to send all that waits. */
  const createLanes: CreateLanes = (...asked) => {
    let lanes: OutboxLanes | undefined
    let isStarted = false
    return {
      start() {
        isStarted = true
        if (lanes) return lanes.start()
        get().then(
          parts => {
            lanes ??= parts.createLanes(...asked)
            if (isStarted) lanes.start()
          },
          // Who starts it comes with them, too.
          () => undefined,
        )
      },
      stop() {
        isStarted = false
        lanes?.stop()
      },
      hurry: topicId => lanes?.hurry(topicId),
      take: topicId => lanes?.take(topicId),
      ease: topicId => lanes?.ease(topicId),
      wake: () => lanes?.wake(),
    }
  }

  return {
    createLanes,
    createNotifications: notificationsOnDemand(async () => (await get()).createNotifications),
    outboxStore: {
      load: async () => (await get()).outboxStore.load(),
      keep: async entry => (await get()).outboxStore.keep(entry),
      forget: async clientId => (await get()).outboxStore.forget(clientId),
    },
    feedCache: {
      load: async (userId, topicId) => (await get()).feedCache.load(userId, topicId),
      save: async (userId, feed) => (await get()).feedCache.save(userId, feed),
      forget: async userId => (await get()).feedCache.forget(userId),
    },
    sendFile: async request => (await get()).sendFile(request),
    tabs: {
      openLine: linesOnDemand(async () => (await get()).tabs.openLine),
      tell: news => started?.tell(news),
      start(next) {
        handlers = next
        get().then(
          ({ tabs }) => startTabs(tabs),
          () => undefined,
        )
      },
      stop() {
        handlers = undefined
        started?.stop()
        started = undefined
      },
    },
  }
}
