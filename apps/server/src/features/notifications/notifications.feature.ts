import * as contract from '@mehfil/shared/contract/notifications'
import type { Db } from '#db/database.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serveMember } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import type { Log } from '#platform/log.ts'
import { rooms } from '#platform/rooms.ts'
import { notificationsService } from './notifications.service.ts'
import { notificationsStore } from './notifications.store.ts'
import { createTeller } from './notifications.teller.ts'
import { createNoticesTidy } from './notifications.tidy.ts'
import { tellingStore } from './telling.store.ts'

export type NotificationsFeatureDeps = {
  db: Db
  broadcast: Broadcast
  newId: NewId
  log: Log
  isStrained(): boolean
  onTold?(kind: string): void
}

/** What members are told of: who names, answers, follows them, and reacts to what they share. */
export function notificationsFeature(deps: NotificationsFeatureDeps) {
  const { db, broadcast, newId, log } = deps
  const store = notificationsStore(db)
  const notifications = notificationsService({
    db,
    store,
    tell: (personId, change) => broadcast.toRoom(rooms.person(personId), 'viewer:changed', change),
  })
  const teller = createTeller({ ...deps, telling: tellingStore(db, newId) })
  const tidy = createNoticesTidy({ forgetOld: store.forgetOld, log })
  const feature: Feature = {
    name: 'notifications',
    routes: [
      serveMember(contract.listNotifications, notifications.list),
      serveMember(contract.readNotifications, notifications.read),
      serveMember(contract.getNotificationSettings, notifications.settings),
      serveMember(contract.setNotifications, notifications.set),
    ],
    async start() {
      teller.start()
      tidy.start()
    },
    async stop() {
      await teller.stop()
      await tidy.stop()
    },
  }
  return { feature, teller, tidy }
}
