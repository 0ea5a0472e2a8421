import { aUser } from '@mehfil/testkit/a-person'
import { FakeChannel } from '@mehfil/testkit/fake-channel'
import type { FakeCookie } from '@mehfil/testkit/fake-feed-server'
import { FakeLocks } from '@mehfil/testkit/fake-locks'
import { createFakeTab, type FakeTab } from '@mehfil/testkit/fake-tab'
import { createFeedClient } from '../create-feed-client.ts'
import type { FeedClient, FeedClientOptions } from '../feed-client.ts'
import type { OpenLine } from '../line.ts'
import { createNotifications } from '../notifications.ts'
import { createOutboxLanes } from '../outbox-lanes.ts'
import { memoryOutboxStore, type OutboxStore } from '../outbox-store.ts'
import { createWorld } from '../test-support.ts'
import type { TabMessage } from './messages.ts'
import { createSharedTabs } from './shared-tabs.ts'

export type OpenTab = FakeTab & {
  readonly client: FeedClient
  /** Closed by its reader: the page says what it still can. */
  close(): void
}

/** The world, and one browser in it whose tabs share a cookie, a disk, locks and a channel. */
export function createBrowser(seed = 1, person = 1) {
  const world = createWorld(seed)
  const { clock, random, server } = world
  const cookie: FakeCookie = { personId: person === 0 ? undefined : aUser(person).id }
  const locks = new FakeLocks()
  const channel = new FakeChannel(clock)
  const disk = memoryOutboxStore()
  let opened = 0

  function open(other: Partial<FeedClientOptions> = {}): OpenTab {
    const tab = createFakeTab(`tab-${++opened}`, clock)
    const tabs = createSharedTabs({
      me: tab.name,
      name: 'leader',
      locks: locks.for(tab),
      openChannel: () => channel.open(tab),
      clock: tab.clock,
      random,
      isVisible: () => true,
      openLine: linesOf(tab, handlers => server.openLine({ ...cookie })(handlers)),
    })
    const client = createFeedClient({
      url: 'http://fake',
      createLanes: createOutboxLanes,
      createNotifications,
      clock: tab.clock,
      random,
      fetch: (...request) => (tab.isAlive() ? tab.receive(server.fetch({ ...cookie })(...request)) : NEVER),
      outboxStore: diskOf(tab, disk),
      tabs,
      ...other,
    })
    client.setUser(person === 0 ? null : aUser(person))
    client.start()
    const close = () => {
      client.stop()
      tab.kill()
    }
    return { ...tab, client, close }
  }

  /** Somebody says this to all tabs. */
  const say = (message: TabMessage) => channel.open(createFakeTab('somebody', clock)).postMessage(message)

  return { ...world, cookie, disk, open, say }
}

const NEVER = new Promise<never>(() => undefined)

/** The lines of a page: broken with it, and heard only while it runs. */
function linesOf(tab: FakeTab, openLine: OpenLine): OpenLine {
  return handlers => {
    if (!tab.isAlive()) return { send: () => NEVER, close: () => undefined }
    const line = openLine({
      handleOpen: () => tab.run(handlers.handleOpen),
      handleClose: refusal => tab.run(() => handlers.handleClose(refusal)),
      handleEvent: (name, payload) => tab.run(() => handlers.handleEvent(name, payload)),
    })
    tab.onEnd(() => line.close())
    return {
      send: (name, input) => (tab.isAlive() ? tab.receive(line.send(name, input)) : NEVER),
      close: line.close,
    }
  }
}

/** What is on the disk stays there; a page that is gone changes nothing any more. */
const diskOf = (tab: FakeTab, disk: OutboxStore): OutboxStore => ({
  load: () => tab.receive(disk.load()),
  keep: entry => (tab.isAlive() ? tab.receive(disk.keep(structuredClone(entry))) : NEVER),
  forget: clientId => (tab.isAlive() ? tab.receive(disk.forget(clientId)) : NEVER),
})
