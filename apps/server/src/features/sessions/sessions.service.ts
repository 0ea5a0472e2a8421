import type { ParsedOf } from '@mehfil/shared/contract/command'
import type * as commands from '@mehfil/shared/contract/sessions'
import { notFound } from '@mehfil/shared/errors'
import type { Member } from '#platform/handling.ts'
import type { SessionsStore } from './sessions.store.ts'

export type SessionsServiceDeps = {
  store: SessionsStore
  /** The sockets of this session are to be closed. */
  sessionEnded(sessionId: string): void
}

type Input<Name extends keyof typeof commands> = ParsedOf<(typeof commands)[Name]>

export function createSessionsService({ store, sessionEnded }: SessionsServiceDeps) {
  return {
    async list(_input: Input<'listSessions'>, member: Member) {
      const sessions = await store.list(member.id)
      return { sessions: sessions.map(one => ({ ...one, current: one.id === member.sessionId })) }
    },

    async end({ id }: Input<'endSession'>, member: Member) {
      const ended = await store.end(member.id, id)
      if (ended.length === 0) throw notFound('session')
      ended.forEach(sessionEnded)
      return {}
    },

    async endOthers(_input: Input<'endOtherSessions'>, member: Member) {
      const ended = await store.endOthers(member.id, member.sessionId)
      ended.forEach(sessionEnded)
      return {}
    },
  }
}
