import type { EventPayload } from '@mehfil/shared/contract/events'
import { listNotifications, readNotifications } from '@mehfil/shared/contract/notifications'
import type {
  Notification,
  NotificationCount,
  NotificationSettings,
  NotificationsChanged,
} from '@mehfil/shared/notification'
import { createAskAgain } from './ask-again.ts'
import type { Notifications } from './feed-client.ts'
import type { Call } from './feed-context.ts'
import { isNotOlder, NOTHING_TOLD, readTo } from './notifications-count.ts'
import { createNotificationList } from './notifications-list.ts'
import { createNotificationSettings } from './notifications-settings.ts'
import type { PeopleDirectory } from './people.ts'
import type { Clock } from './ports.ts'
import { type Batch, createValue, createView } from './readable.ts'

/** A look this recent is good enough when somebody comes back to the page. */
const RECENT_MS = 30_000

export type NotificationsContext = {
  readonly call: Call
  readonly clock: Clock
  readonly random: () => number
  readonly batch: Batch
  readonly people: PeopleDirectory
  isMember(): boolean
  userId(): string | undefined
}

export type NotificationsUnit = {
  readonly notifications: Notifications
  handleNew(news: EventPayload<'notification:new'>): void
  handleChanged(change: NotificationsChanged): void
  handleSettings(settings: NotificationSettings): void
  /** Whose thoughts she sees is another now: whom she hears of is so too. */
  handleSight(): void
  /** The line is back: what happened meanwhile was not told here. */
  handleUp(): void
  /** Somebody looks at the page again. */
  handleWake(): void
  handleUser(): void
}

export type CreateNotifications = (context: NotificationsContext) => NotificationsUnit

/** What she is told: the same in all tabs and on all devices, for every event and answer carries absolute values (D10). */
export function createNotifications(context: NotificationsContext): NotificationsUnit {
  const { call, clock, batch, people, isMember } = context
  const { askAgain, wake } = createAskAgain(context)
  const arrived = createValue<Notification | null>(batch, null)
  let told = NOTHING_TOLD
  /** Read here; the server may not know yet. */
  let wished = 0
  let isAsking = false
  let lookedAt = Number.NEGATIVE_INFINITY

  const count = createView<NotificationCount>(batch, () => readTo(told, wished, list.held()))
  const list = createNotificationList({
    call,
    batch,
    readUpTo: () => Math.max(told.readUpTo, wished),
    handlePage: takeCount,
  })
  const settings = createNotificationSettings({ call, batch, isMember, askAgain })

  function takeCount({ unread, readUpTo, number }: NotificationCount) {
    const news = { unread, readUpTo, number }
    if (!isNotOlder(news, told)) return
    const isRead = readUpTo > told.readUpTo
    told = news
    count.invalidate()
    if (isRead) list.showAgain()
  }

  /** With the list where somebody has looked at it, else the count alone. */
  async function look() {
    lookedAt = clock.now()
    if (list.isHeld()) list.load()
    else takeCount(await call(listNotifications, { limit: 1 }))
  }

  const lookSafely = () => void (isMember() && look().catch(() => undefined))

  /** Until the server has it: a wish that was lost with the line is wished again when it is back. */
  async function settleRead() {
    if (isAsking) return
    isAsking = true
    const reader = context.userId()
    try {
      while (wished > told.readUpTo && context.userId() === reader) {
        const upTo = wished
        const answer = await askAgain(() => call(readNotifications, { upTo }))
        if (context.userId() !== reader) break
        takeCount(answer)
        // Beyond what there is: the server has set its mark to its own end.
        if (wished === upTo) wished = 0
      }
    } catch {
      // It is read here all the same.
    } finally {
      isAsking = false
    }
  }

  return {
    notifications: {
      count: { get: count.get, subscribe: count.subscribe },
      list: list.state,
      arrived,
      load: () => void (isMember() && list.load()),
      loadOlder: list.loadOlder,
      read(upTo) {
        if (!isMember() || upTo <= Math.max(wished, told.readUpTo)) return
        wished = upTo
        count.invalidate()
        list.showAgain()
        void settleRead()
      },
      settings: settings.settings,
      loadSettings: settings.loadSettings,
      set: settings.set,
    },

    handleNew({ notification, people: named, ...news }) {
      people.learn(named)
      const isNews = notification.number > told.number
      takeCount(news)
      list.put(notification, news.number)
      if (isNews) arrived.set(notification)
    },
    handleChanged({ gone, list: isChanged, ...news }) {
      takeCount(news)
      if (gone) list.remove(gone, news.number)
      if (isChanged && list.isHeld()) list.load()
    },
    handleSettings: settings.handleSettings,
    handleSight: lookSafely,
    handleUp() {
      wake()
      lookSafely()
      settings.handleUp()
      if (wished > told.readUpTo) void settleRead()
    },
    handleWake() {
      if (clock.now() - lookedAt > RECENT_MS) lookSafely()
    },
    handleUser() {
      told = NOTHING_TOLD
      wished = 0
      lookedAt = Number.NEGATIVE_INFINITY
      arrived.set(null)
      list.clear()
      settings.clear()
      count.invalidate()
    },
  }
}
