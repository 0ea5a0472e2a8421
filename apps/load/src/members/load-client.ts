import { createClientId } from '@mehfil/client/client-id'
import { createFeedClient } from '@mehfil/client/create-feed-client'
import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import { createNotifications } from '@mehfil/client/notifications'
import { createOutboxLanes } from '@mehfil/client/outbox-lanes'
import { memoryOutboxStore } from '@mehfil/client/outbox-store'
import { socketLines } from '@mehfil/client/socket'
import type { User } from '@mehfil/shared/person'
import { createHistory, type History } from '@mehfil/testkit/proof/history'
import { recordScreen } from './record-screen.ts'
import { recordFetch, recordLines } from './record-wire.ts'
import type { RowPool } from './row-pool.ts'

export type LoadClientOptions = {
  readonly name: string
  readonly url: string
  readonly cookie: string
  readonly user: User
  /** Topics that she watches. */
  readonly topicIds: readonly string[]
  /** Shared by all clients of a large run. */
  readonly sameRow?: RowPool
  now(): number
  random(): number
}

/** One member at one device: the real client, and a record of all that it was told and showed. */
export type LoadClient = {
  readonly history: History
  readonly user: User
  /** The client as it is now; another one after a reload. */
  client(): FeedClient
  feeds(): readonly TopicFeed[]
  post(topicId: string, body: string): void
  noteChange(change: { id: string; rev: number; body: string | null }): void
  /** Closes the page and opens it again; what waits in the outbox is in the store. */
  reload(): void
  /** Says what a browser says when the network is back. */
  wake(): void
  /** Notes what is shown at last, and stops. */
  end(): void
}

export function createLoadClient(options: LoadClientOptions): LoadClient {
  const { name, url, cookie, user, topicIds, sameRow, now, random } = options
  const history = createHistory({ name, authorId: user.id }, now)
  const screen = recordScreen(history, sameRow)
  const outboxStore = memoryOutboxStore()
  let wake: () => void = () => undefined

  function open() {
    const client = createFeedClient({
      url,
      cookie,
      createLanes: createOutboxLanes,
      createNotifications,
      outboxStore,
      random,
      fetch: recordFetch(history),
      openLine: recordLines(socketLines(url, cookie), history),
      wakeups(wakeClient) {
        wake = wakeClient
        return () => undefined
      },
    })
    client.setUser(user)
    const feeds = topicIds.map(client.hold)
    const unfollow = screen.follow(client, feeds)
    client.start()
    return { client, feeds, unfollow }
  }
  let page = open()

  function close() {
    page.unfollow()
    page.client.stop()
  }

  return {
    history,
    user,
    client: () => page.client,
    feeds: () => page.feeds,
    post(topicId, body) {
      const clientId = createClientId(Date.now())
      history.record({ kind: 'invoke', topicId, clientId })
      page.client.outbox.submit({ topicId, body, clientId })
    },
    noteChange: change => history.record({ kind: 'changed', ...change }),
    reload() {
      close()
      for (const topicId of topicIds) history.record({ kind: 'reset', topicId, reason: 'reload' })
      page = open()
    },
    wake: () => wake(),
    end() {
      screen.end(page.feeds)
      close()
    },
  }
}
