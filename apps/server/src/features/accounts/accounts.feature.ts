import { changePassword, logIn, logOut, me, register } from '@mehfil/shared/contract/accounts'
import type { Config } from '#config.ts'
import type { Db } from '#db/database.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import type { MakeBucket } from '#platform/buckets.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import { rooms } from '#platform/rooms.ts'
import { SESSION_ENDED } from '#platform/socket-byes.ts'
import { createLoginGuard } from './accounts.login-guard.ts'
import { createPasswords } from './accounts.passwords.ts'
import { createAccountsService } from './accounts.service.ts'
import { createAccountsStore } from './accounts.store.ts'

export type AccountsDeps = {
  db: Db
  newId: NewId
  broadcast: Pick<Broadcast, 'close'>
  config: Pick<Config, 'registration'>
  makeBucket?: MakeBucket
}

/** How people come in and go: register, log in, log out, and keep their password. */
export function accountsFeature({ db, newId, broadcast, config, makeBucket }: AccountsDeps): Feature {
  const accounts = createAccountsService({
    store: createAccountsStore(db),
    passwords: createPasswords(),
    guard: createLoginGuard(makeBucket),
    newId,
    isOpen: config.registration === 'open',
    sessionEnded: sessionId => broadcast.close(rooms.session(sessionId), SESSION_ENDED),
  })
  return {
    name: 'accounts',
    routes: [
      serve(register, accounts.register),
      serve(logIn, accounts.logIn),
      serve(logOut, accounts.logOut),
      serveMember(me, accounts.me),
      serveMember(changePassword, accounts.changePassword),
    ],
  }
}
