import { endOtherSessions, endSession, listSessions } from '@mehfil/shared/contract/sessions'
import type { Db } from '#db/database.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serveMember } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import { SESSION_ENDED } from '#platform/socket-byes.ts'
import { createSessionsService } from './sessions.service.ts'
import { createSessionsStore } from './sessions.store.ts'

export type SessionsFeatureDeps = { db: Db; broadcast: Pick<Broadcast, 'close'> }

/** Where a member is logged in, and how she ends that from afar. */
export function sessionsFeature({ db, broadcast }: SessionsFeatureDeps): Feature {
  const sessions = createSessionsService({
    store: createSessionsStore(db),
    sessionEnded: sessionId => broadcast.close(rooms.session(sessionId), SESSION_ENDED),
  })
  return {
    name: 'sessions',
    routes: [
      serveMember(listSessions, sessions.list),
      serveMember(endSession, sessions.end),
      serveMember(endOtherSessions, sessions.endOthers),
    ],
  }
}
