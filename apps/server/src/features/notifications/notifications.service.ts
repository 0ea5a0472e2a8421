import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type { ViewerChanged } from '@mehfil/shared/contract/events'
import type * as contract from '@mehfil/shared/contract/notifications'
import { Failure, notFound } from '@mehfil/shared/errors'
import type { Db } from '#db/database.ts'
import { findTopicId } from '#db/topic-ref.ts'
import { decodeCursor, encodeCursor } from '#platform/cursor.ts'
import type { Member } from '#platform/handling.ts'
import type { NotificationsStore } from './notifications.store.ts'

export type NotificationsServiceDeps = {
  db: Db
  store: NotificationsStore
  /** Tells a member's own tabs and devices, and nobody else. */
  tell(personId: string, change: ViewerChanged): void
}

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>

const decodeNumber = (cursor: string): number =>
  decodeCursor(cursor, 'cursor', ([number, ...rest]) =>
    typeof number === 'number' && Number.isSafeInteger(number) && number > 0 && rest.length === 0
      ? number
      : undefined,
  )

export const notificationsService = ({ db, store, tell }: NotificationsServiceDeps) => ({
  async list({ limit, cursor }: In<'listNotifications'>, member: Member): Out<'listNotifications'> {
    const below = cursor === undefined ? undefined : decodeNumber(cursor)
    // The rows after the count: they may be newer than it says, and are told once more, but none is missing.
    const count = await store.count(member.id)
    const { notifications, people, last } = await store.list(member.id, { limit, below })
    return { ...count, notifications, people, next: last ? encodeCursor([last.number]) : null }
  },

  async read({ upTo }: In<'readNotifications'>, member: Member): Out<'readNotifications'> {
    const count = await store.read(member.id, upTo)
    if (count) tell(member.id, { notifications: count })
    return count ?? (await store.count(member.id))
  },

  settings: (_: In<'getNotificationSettings'>, member: Member): Out<'getNotificationSettings'> =>
    store.settings(member.id),

  async set({ kinds, topic }: In<'setNotifications'>, member: Member): Out<'setNotifications'> {
    if (topic) {
      const topicId = await findTopicId(db, topic.topicId)
      if (!topicId) throw notFound('topic')
      if (!(await store.setTopic(member.id, topicId, topic.tells))) {
        throw new Failure('forbidden', 'Join the topic to choose what it tells you.')
      }
    }
    if (kinds) await store.setKinds(member.id, kinds)
    const settings = await store.settings(member.id)
    tell(member.id, { notificationSettings: settings })
    return settings
  },
})
