import * as z from 'zod/mini'
import { Session, SessionRef } from '../session.ts'
import { command } from './command.ts'
import { Nothing } from './nothing.ts'

export const listSessions = command({
  name: 'session:list',
  summary: 'Where this member is logged in, newest first.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/sessions' },
  socket: false,
  input: Nothing,
  output: z.object({ sessions: z.array(Session) }),
})

export const endSession = command({
  name: 'session:end',
  summary: 'Ends one session and closes its sockets at once.',
  access: 'member',
  limit: 'account',
  http: { method: 'DELETE', path: '/api/sessions/:id', status: 204 },
  socket: false,
  input: SessionRef,
  output: Nothing,
})

export const endOtherSessions = command({
  name: 'session:end-others',
  summary: 'Ends all sessions but this one.',
  access: 'member',
  limit: 'account',
  http: { method: 'DELETE', path: '/api/sessions', status: 204 },
  socket: false,
  input: Nothing,
  output: Nothing,
})
