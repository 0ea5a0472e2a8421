import type { Changes } from '@mehfil/shared/changes'
import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import { findPeople } from '@mehfil/shared/contract/people'
import type { User } from '@mehfil/shared/person'
import { createBookmarks } from './bookmarks.ts'
import { createCall } from './call.ts'
import { createConnection } from './connection.ts'
import { lineLost } from './failures.ts'
import { noFeedCache } from './feed-cache.ts'
import type { FeedClient, FeedClientOptions } from './feed-client.ts'
import type { Call } from './feed-context.ts'
import { createFeeds } from './feeds.ts'
import { createFileCall, type FileCall, sendByFetch } from './file-call.ts'
import { createHttp } from './http.ts'
import { linesOnDemand } from './line.ts'
import { createOutbox } from './outbox.ts'
import { memoryOutboxStore } from './outbox-store.ts'
import { createPace } from './pace.ts'
import { createPeople } from './people.ts'
import { createPresence } from './presence.ts'
import { createBatch, createValue } from './readable.ts'
import { createRelations } from './relations.ts'
import { systemClock } from './system.ts'
import { loneTab, type TabNews } from './tabs/tabs.ts'
import { createTold, type Told } from './told.ts'
import { createTopics } from './topics.ts'

/** Wires the parts of a feed client together. Importing or creating it has no effect on the outside until it is used. */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  const { url, cookie, clock = systemClock, random = Math.random, isVisible = () => true } = options
  const batch = createBatch()
  const user = createValue<User | null>(batch, null)
  const people = createPeople(batch, clock, ids => call(findPeople, { ids: ids.join(',') }))
  const isMember = () => user.get() !== null
  const userId = () => user.get()?.id
  const socketLines = linesOnDemand(async () => (await import('./socket.ts')).socketLines(url, cookie))
  const tabs = options.tabs ?? loneTab(options.openLine ?? socketLines)

  const connection = createConnection({
    openLine: tabs.openLine,
    userId,
    clock,
    random,
    isVisible,
    batch,
    handleUp() {
      feeds.handleUp()
      outboxUnit.wake()
      topicsUnit.handleUp()
      bookmarksUnit.handleUp()
      notificationsUnit.handleUp()
      relationsUnit.handleUp()
      loadAhead?.({ clock, joined, connection: connection.state, feeds, isWanted, userId })
      loadAhead = undefined
    },
    handleEvent,
  })
  const isUp = () => connection.isUp()
  const send: typeof fetch = options.fetch ?? ((...request) => fetch(...request))
  const http = createHttp({ url, cookie, clock, fetch: send })
  const bookmarksUnit = createBookmarks({
    call: (command, input) => ownCall(command, input),
    clock,
    random,
    batch,
    isMember,
    userId,
  })
  const kept = options.keptAnswers
  const sight = createValue(batch, 0)
  const relationsUnit = createRelations({
    call: (command, input) => ownCall(command, input),
    clock,
    random,
    batch,
    userId,
    handleHidden: personId => feeds.hide(personId),
    handleRefused: () => told.handleSight(),
  })
  const call = createCall({
    connection,
    http,
    people,
    bookmarks: bookmarksUnit,
    relations: relationsUnit,
    kept,
    userId,
  })

  /** An answer to a member that comes after she has left is nobody's any more. */
  async function own<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
    const asker = userId()
    const answer = await asking()
    if (asker !== undefined && asker !== userId()) throw lineLost()
    return answer
  }
  const ownCall: Call = (command, input) => own(() => call(command, input))
  const fileCall = createFileCall({ url, cookie, clock }, options.sendFile ?? sendByFetch(send))
  const callWithFile: FileCall = (...asked) => own(() => fileCall(...asked))

  const topicsUnit = createTopics({ call: ownCall, clock, batch, isVisible, isMember })
  const notificationsUnit = options.createNotifications({
    call: ownCall,
    clock,
    random,
    batch,
    people,
    isMember,
    userId,
  })
  const feeds = createFeeds({
    call: ownCall,
    clock,
    random,
    batch,
    people,
    bookmarks: { ...bookmarksUnit, has: bookmarksUnit.bookmarks.has },
    isUp,
    isMember,
    userId,
    cache: options.feedCache ?? noFeedCache,
    handleShown: thoughts => outboxUnit.handleShown(thoughts),
    handleRead: topicsUnit.handleRead,
  })
  const presenceUnit = createPresence({
    tell: connection.request,
    clock,
    batch,
    people,
    isUp,
    isVisible,
    userId,
  })
  const { joined } = topicsUnit.topics
  const isWanted = () => isUp() && isMember() && isVisible()
  let { loadAhead } = options
  const outboxUnit = createOutbox({
    call: ownCall,
    callWithFile,
    clock,
    random,
    batch,
    createLanes: options.createLanes,
    store: options.outboxStore ?? memoryOutboxStore(),
    authorId: userId,
    tell: tabs.tell,
    headSeq: feeds.headSeq,
    awaits(thought) {
      pace.flush()
      return feeds.awaits(thought)
    },
  })

  const told: Told = createTold({
    feeds,
    topics: topicsUnit,
    presence: presenceUnit,
    bookmarks: bookmarksUnit,
    relations: relationsUnit,
    notifications: notificationsUnit,
    outbox: outboxUnit,
    people,
    user,
    sight,
  })

  const pace = createPace<Changes>({
    clock,
    share: 1,
    ...options.pace,
    apply: frames => frames.forEach(told.handleFrame),
  })

  function handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>) {
    if (name === 'topic:changes') return pace.take(payload as EventPayload<'topic:changes'>)
    pace.flush()
    told.handleEvent(name, payload)
  }

  function wake() {
    if (connection.isUp()) feeds.handleUp()
    else connection.wake()
    outboxUnit.wake()
    topicsUnit.handleUp()
    notificationsUnit.handleWake()
  }

  function becomeUser(next: User | null) {
    const former = user.get()
    user.set(next)
    if (former?.id === next?.id) return
    pace.stop()
    connection.reopen()
    bookmarksUnit.handleUser()
    relationsUnit.handleUser()
    feeds.handleUser(former?.id)
    if (former) kept?.forget(former.id).catch(() => undefined)
    outboxUnit.handleUser()
    topicsUnit.handleUser()
    notificationsUnit.handleUser()
    presenceUnit.clear()
  }

  connection.state.subscribe(() => {
    if (!isUp()) presenceUnit.clear()
  })
  bookmarksUnit.bookmarks.subscribe(feeds.handleBookmarks)

  function handleNews(news: TabNews) {
    if (news.kind === 'user') becomeUser(news.user)
    else outboxUnit.handleNews(news)
  }

  let stopWakeups: (() => void) | undefined
  return {
    user,
    people,
    presence: presenceUnit.presence,
    call,
    callWithFile,
    learn: told.learn,
    connection: connection.state,
    outbox: outboxUnit.outbox,
    bookmarks: bookmarksUnit.bookmarks,
    notifications: notificationsUnit.notifications,
    relations: relationsUnit.relations,
    sight,
    topics: topicsUnit.topics,
    hold: feeds.hold,
    start() {
      if (stopWakeups) return
      stopWakeups = options.wakeups?.(wake) ?? (() => undefined)
      connection.start()
      topicsUnit.start()
      tabs.start({ handleLead: outboxUnit.handleLead, handleNews, handleWake: connection.wake })
    },
    stop() {
      stopWakeups?.()
      stopWakeups = undefined
      topicsUnit.stop()
      pace.stop()
      presenceUnit.clear()
      outboxUnit.stop()
      feeds.stop()
      connection.stop()
      tabs.stop()
    },
    setUser(next) {
      // All tabs have the same cookie: where one signs in or out, the others have done so too.
      if (next?.id !== userId()) tabs.tell({ kind: 'user', user: next })
      becomeUser(next)
    },
  }
}
