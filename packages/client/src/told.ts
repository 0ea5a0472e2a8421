import type { Changes } from '@mehfil/shared/changes'
import type { EventName, EventPayload, ViewerChanged } from '@mehfil/shared/contract/events'
import type { User } from '@mehfil/shared/person'
import type { BookmarksUnit } from './bookmarks.ts'
import type { Feeds } from './feeds.ts'
import type { NotificationsUnit } from './notifications.ts'
import type { OutboxUnit } from './outbox.ts'
import type { PeopleDirectory } from './people.ts'
import type { PresenceUnit } from './presence.ts'
import type { Value } from './readable.ts'
import type { RelationsUnit } from './relations.ts'
import type { TopicsUnit } from './topics.ts'

export type Listeners = {
  readonly feeds: Feeds
  readonly topics: TopicsUnit
  readonly presence: PresenceUnit
  readonly bookmarks: BookmarksUnit
  readonly relations: RelationsUnit
  readonly notifications: NotificationsUnit
  readonly outbox: OutboxUnit
  readonly people: PeopleDirectory
  readonly user: Value<User | null>
  readonly sight: Value<number>
}

export type Told = ReturnType<typeof createTold>

/** Hands what the server tells to those whom it concerns. */
export function createTold(listeners: Listeners) {
  const { feeds, topics, presence, bookmarks, relations, notifications, outbox, people, user, sight } =
    listeners

  /** Her name or picture is another now, here or elsewhere. */
  function handleProfile(own: User): void {
    if (own.id !== user.get()?.id) return
    people.learn({ [own.id]: own })
    user.set(own)
  }

  /** Whom she sees has changed: for her every topic begins anew, as it will whenever a later answer tells so. */
  function handleSight(): void {
    presence.clear()
    feeds.handleSight()
    topics.look()
    notifications.handleSight()
    sight.set(sight.get() + 1)
  }

  /** What changed for her alone, in absolute values (D10). */
  function learn(change: ViewerChanged): void {
    feeds.handleViewer(change)
    const { bookmark, read, muted, membership, relation, notificationSettings } = change
    if (change.user) handleProfile(change.user)
    if (bookmark) bookmarks.handleChange(bookmark.thoughtId, bookmark.isBookmarked)
    if (read) topics.handleRead(read.topicId, read)
    if (muted) topics.handleMuted(muted.topicId, muted.muted)
    if (membership) topics.look()
    if (change.notifications) notifications.handleChanged(change.notifications)
    if (notificationSettings) notifications.handleSettings(notificationSettings)
    if (relation) relations.handleChange(relation.personId, relation.relation)
    if (change.sight) handleSight()
  }

  return {
    learn,
    handleSight,

    handleFrame(frame: Changes): void {
      feeds.handleFrame(frame)
      topics.handleFrame(frame)
      presence.handleFrame(frame)
      outbox.ease(frame.topicId)
    },

    /** Whatever is told beside the frames of topics. */
    handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
      if (name === 'topic:heads') {
        const { heads } = payload as EventPayload<'topic:heads'>
        feeds.handleHeads(heads)
        for (const [topicId, head] of Object.entries(heads)) topics.handleHead(topicId, head)
      } else if (name === 'presence:changed') {
        presence.handleChanged(payload as EventPayload<'presence:changed'>)
      } else if (name === 'notification:new') {
        notifications.handleNew(payload as EventPayload<'notification:new'>)
      } else if (name === 'viewer:changed') learn(payload as ViewerChanged)
    },
  }
}
