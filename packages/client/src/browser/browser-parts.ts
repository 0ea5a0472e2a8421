import { createClientId } from '../client-id.ts'
import type { FeedCache } from '../feed-cache.ts'
import type { SendFile } from '../file-call.ts'
import { type CreateNotifications, createNotifications } from '../notifications.ts'
import { type CreateLanes, createOutboxLanes } from '../outbox-lanes.ts'
import type { OutboxStore } from '../outbox-store.ts'
import type { Channel, Locks } from '../ports.ts'
import { socketLines } from '../socket.ts'
import { isPageVisible, systemClock } from '../system.ts'
import { createSharedTabs } from '../tabs/shared-tabs.ts'
import { loneTab, type Tabs } from '../tabs/tabs.ts'
import { createDatabase } from './database.ts'
import { keptFeeds } from './kept-feeds.ts'
import { keptOutbox } from './kept-outbox.ts'
import { sendFile } from './send-file.ts'

/** What a page adds to a feed client; programs do without. */
export type BrowserParts = {
  readonly tabs: Tabs
  readonly outboxStore: OutboxStore
  readonly createLanes: CreateLanes
  readonly createNotifications: CreateNotifications
  readonly feedCache: FeedCache
  readonly sendFile: SendFile
}

/** Changes with the words that tabs exchange: those of another version keep to themselves, with a leader of their own. */
const LEADER = 'mehfil-leader-2'

export function createBrowserParts(): BrowserParts {
  const database = createDatabase(indexedDB)
  return {
    tabs: tabsOfBrowser(),
    outboxStore: keptOutbox(database),
    createLanes: createOutboxLanes,
    createNotifications,
    feedCache: keptFeeds(database),
    sendFile,
  }
}

function tabsOfBrowser(): Tabs {
  const openLine = socketLines('', undefined)
  // Locks are missing on plain http pages other than localhost: then each tab has a socket of its own.
  const locks: Locks | undefined = navigator.locks
  if (!locks || typeof BroadcastChannel === 'undefined') return loneTab(openLine)
  return createSharedTabs({
    me: createClientId(Date.now()),
    name: LEADER,
    locks,
    openChannel: (name): Channel => new BroadcastChannel(name),
    clock: systemClock,
    random: Math.random,
    isVisible: isPageVisible,
    openLine,
  })
}
