import * as z from 'zod/mini'
import { ChangePassword, LogIn, Register, User } from '../person.ts'
import { command } from './command.ts'
import { Nothing } from './nothing.ts'

const Self = z.object({ user: User })

export const register = command({
  name: 'account:register',
  summary: 'Makes an account and logs in. The first account becomes the admin.',
  access: 'anyone',
  limit: 'account',
  http: { method: 'POST', path: '/api/auth/register', status: 201 },
  socket: false,
  input: Register,
  output: Self,
})

export const logIn = command({
  name: 'account:log-in',
  summary: 'Starts a session.',
  access: 'anyone',
  limit: 'account',
  http: { method: 'POST', path: '/api/auth/login' },
  socket: false,
  input: LogIn,
  output: Self,
})

export const logOut = command({
  name: 'account:log-out',
  summary: 'Ends this session and closes its sockets.',
  access: 'anyone',
  limit: 'account',
  http: { method: 'POST', path: '/api/auth/logout', status: 204 },
  socket: false,
  input: Nothing,
  output: Nothing,
})

export const me = command({
  name: 'account:me',
  summary: 'Who is logged in.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/auth/me' },
  socket: false,
  input: Nothing,
  output: Self,
})

export const changePassword = command({
  name: 'account:change-password',
  summary: 'Changes the password and ends all other sessions.',
  access: 'member',
  limit: 'account',
  http: { method: 'POST', path: '/api/auth/password', status: 204 },
  socket: false,
  input: ChangePassword,
  output: Nothing,
})
