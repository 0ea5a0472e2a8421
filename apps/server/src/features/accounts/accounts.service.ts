import type * as commands from '@mehfil/shared/contract/accounts'
import type { ParsedOf } from '@mehfil/shared/contract/command'
import { Failure, notFound } from '@mehfil/shared/errors'
import type { User } from '@mehfil/shared/person'
import type { Context, Member, SessionControl } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import type { LoginGuard } from './accounts.login-guard.ts'
import type { Passwords } from './accounts.passwords.ts'
import { judgeHandle, judgePassword } from './accounts.rules.ts'
import type { AccountsStore } from './accounts.store.ts'

export type AccountsServiceDeps = {
  store: AccountsStore
  passwords: Passwords
  guard: LoginGuard
  newId: NewId
  isOpen: boolean
  /** The sockets of this session are to be closed. */
  sessionEnded(sessionId: string): void
}

type Input<Name extends keyof typeof commands> = ParsedOf<(typeof commands)[Name]>

export function createAccountsService(deps: AccountsServiceDeps) {
  const { store, passwords, guard, newId, isOpen, sessionEnded } = deps

  return {
    async register({ handle, password, displayName = handle }: Input<'register'>, context: Context) {
      if (!isOpen) throw new Failure('forbidden', 'Registration is closed here.')
      judgeHandle(handle)
      judgePassword(password, handle, 'password')
      const passwordHash = await passwords.hash(password)
      const made = await store.create({ id: newId(), handle, displayName, passwordHash })
      if (!made) throw handleTaken()
      await sessionOf(context).start({ id: made.user.id, sessionEpoch: made.sessionEpoch })
      return { user: made.user }
    },

    async logIn({ handle: typed, password }: Input<'logIn'>, context: Context) {
      const handle = typed.trim().replace(/^@/, '').toLowerCase()
      const found = await store.credentialsOf(handle)
      const isRight = await guard.attempt(handle, context.address, () =>
        passwords.matches(password, found?.passwordHash),
      )
      if (!found || !isRight) throw new Failure('unauthenticated', 'Handle or password is wrong.')
      await sessionOf(context).start(found)
      return { user: await load(found.id) }
    },

    async logOut(_input: Input<'logOut'>, context: Context) {
      await sessionOf(context).end()
      return {}
    },

    me: async (_input: Input<'me'>, member: Member) => ({ user: await load(member.id) }),

    async changePassword({ current, next }: Input<'changePassword'>, member: Member, context: Context) {
      judgePassword(next, member.handle, 'next')
      const found = await store.credentialsOf(member.handle)
      const isRight = await guard.attempt(member.handle, context.address, () =>
        passwords.matches(current, found?.passwordHash),
      )
      if (!found || !isRight)
        throw new Failure('invalid', 'The current password is wrong.', { field: 'current' })
      const changed = await store.changePassword(found, await passwords.hash(next), member.sessionId)
      if (!changed) throw new Failure('conflict', 'The password was changed elsewhere at the same time.')
      await sessionOf(context).start({ id: member.id, sessionEpoch: changed.sessionEpoch })
      for (const sessionId of changed.endedSessions) sessionEnded(sessionId)
      return {}
    },
  }

  async function load(id: string): Promise<User> {
    const user = await store.find(id)
    if (!user) throw notFound('account')
    return user
  }
}

const handleTaken = () => new Failure('conflict', 'This handle is taken.', { field: 'handle' })

/** Only HTTP can set a cookie; the contract offers these commands nowhere else. */
function sessionOf({ session }: Context): SessionControl {
  if (!session) throw new Error('This command needs the session of an HTTP request')
  return session
}
