import * as z from 'zod/mini'
import { Id, Time } from './fields.ts'

/** One place where a member is logged in, as she sees it in the settings. Never the cookie's id. */
export const Session = z.object({
  id: Id,
  current: z.boolean(),
  userAgent: z.string(),
  createdAt: Time,
  expiresAt: Time,
})
export type Session = z.infer<typeof Session>

export const SessionRef = z.strictObject({ id: Id })
