import type { ViewerChanged } from '@mehfil/shared/contract/events'
import type {
  Notification,
  NotificationCount,
  NotificationNews,
  NotificationSettings,
  SetNotifications,
} from '@mehfil/shared/notification'
import { aPerson } from './a-person.ts'
import { anId } from './an-id.ts'

type List = { rows: Notification[]; number: number; readUpTo: number; settings: NotificationSettings }

type Tell = {
  tellNew(personId: string, news: NotificationNews): void
  tellPerson(personId: string, change: ViewerChanged): void
}

const ALL = { mention: true, reply: true, reaction: true, follow: true }

/** What members are told, as the server keeps it: a list for each, whose every change takes a number. */
export class FakeNotifications {
  private readonly lists = new Map<string, List>()
  private readonly tell: Tell
  private made = 0

  constructor(tell: Tell) {
    this.tell = tell
  }

  listOf(personId: string): List {
    const settings = { kinds: ALL, topics: {} }
    const list = this.lists.get(personId) ?? { rows: [], number: 0, readUpTo: 0, settings }
    this.lists.set(personId, list)
    return list
  }

  /** A new row, or one that is there and moves up. */
  add(personId: string, other: Partial<Notification> = {}): Notification {
    const list = this.listOf(personId)
    const by = aPerson(9)
    const row: Notification = {
      id: anId(++this.made, 0x900),
      kind: 'follow',
      personIds: [by.id],
      count: 1,
      thought: null,
      reactions: [],
      at: '2026-01-01T00:00:00.000Z',
      isRead: false,
      ...other,
      number: ++list.number,
    }
    list.rows = [row, ...list.rows.filter(({ id }) => id !== row.id)]
    const news = { ...this.countOf(personId), notification: row, people: { [by.id]: by } }
    this.tell.tellNew(personId, news)
    return row
  }

  remove(personId: string, id: string) {
    const list = this.listOf(personId)
    list.rows = list.rows.filter(row => row.id !== id)
    list.number++
    this.tell.tellPerson(personId, { notifications: { ...this.countOf(personId), gone: [id] } })
  }

  countOf(personId: string): NotificationCount {
    const { rows, number, readUpTo } = this.listOf(personId)
    return { unread: rows.filter(row => row.number > readUpTo).length, readUpTo, number }
  }

  page(personId: string, { limit, cursor }: { limit: number; cursor?: string }) {
    const { rows, readUpTo } = this.listOf(personId)
    const below = rows.filter(({ number }) => cursor === undefined || number < Number(cursor.slice(1)))
    const notifications = below.slice(0, limit).map(row => ({ ...row, isRead: row.number <= readUpTo }))
    const next = below.length > limit ? `n${notifications.at(-1)?.number}` : null
    return { ...this.countOf(personId), notifications, people: {}, next }
  }

  read(personId: string, upTo: number): NotificationCount {
    const list = this.listOf(personId)
    const readUpTo = Math.min(upTo, list.number)
    if (readUpTo > list.readUpTo) {
      list.readUpTo = readUpTo
      this.tell.tellPerson(personId, { notifications: this.countOf(personId) })
    }
    return this.countOf(personId)
  }

  set(personId: string, { kinds, topic }: SetNotifications): NotificationSettings {
    const list = this.listOf(personId)
    const { settings } = list
    const topics = topic ? { ...settings.topics, [topic.topicId]: topic.tells } : settings.topics
    list.settings = { kinds: { ...settings.kinds, ...(kinds as Partial<typeof ALL>) }, topics }
    this.tell.tellPerson(personId, { notificationSettings: list.settings })
    return list.settings
  }
}
