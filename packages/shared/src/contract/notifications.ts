import * as z from 'zod/mini'
import {
  ListNotifications,
  NotificationCount,
  NotificationPage,
  NotificationSettings,
  ReadNotifications,
  SetNotifications,
} from '../notification.ts'
import { command } from './command.ts'

export const listNotifications = command({
  name: 'notification:list',
  summary: 'What one was told, the newest first, and how much of it is not read.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/notifications' },
  socket: false,
  input: ListNotifications,
  output: NotificationPage,
})

export const readNotifications = command({
  name: 'notification:read',
  summary: 'Everything up to a number has been seen; a lower one than before changes nothing.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/notifications/read' },
  socket: true,
  input: ReadNotifications,
  output: NotificationCount,
})

export const getNotificationSettings = command({
  name: 'notification:settings',
  summary: 'What one wants to be told of.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/notifications/settings' },
  socket: false,
  input: z.strictObject({}),
  output: NotificationSettings,
})

export const setNotifications = command({
  name: 'notification:set',
  summary: 'Changes what one wants to be told of, by kind and by topic.',
  access: 'member',
  limit: 'write',
  http: { method: 'PATCH', path: '/api/notifications/settings' },
  socket: true,
  input: SetNotifications,
  output: NotificationSettings,
})
