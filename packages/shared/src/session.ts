import * as z from 'zod/mini'
import { Id, Time } from './fields.ts'

/** One place where a member is logged in, as she sees it in the settings. Never the cookie's id. */
export const Session = z.object({
  id: Id,
  current: z.boolean(),
  userAgent: z.string(),
  createdAt: Time,
  /** When it was last seen in use, by the day: an open page that asks for nothing is noted once a day. */
  seenAt: Time,
  expiresAt: Time,
})
export type Session = z.infer<typeof Session>

export const SessionRef = z.strictObject({ id: Id })
