import * as z from 'zod/mini'
import { Cursor, Handle, Id, Limit, line, Password, paragraphs, Time } from './fields.ts'
import { LIMITS } from './limits.ts'

/** What everyone may see of a member beside each thought. */
export const Person = z.object({
  id: Id,
  handle: z.string(),
  displayName: z.string(),
  avatarUrl: z.nullable(z.string()),
})
export type Person = z.infer<typeof Person>

/** People by id, as they travel beside thoughts: each once, however many thoughts they wrote. */
export const People = z.record(z.string(), Person)
export type People = z.infer<typeof People>

export const Role = z.enum(['member', 'moderator', 'admin'])
export type Role = z.infer<typeof Role>

/** What a member sees of herself. */
export const User = z.extend(Person, { bio: z.string(), role: Role, createdAt: Time })
export type User = z.infer<typeof User>

/** A member's page. */
export const Profile = z.extend(Person, { bio: z.string(), createdAt: Time, thoughtCount: z.int() })
export type Profile = z.infer<typeof Profile>

const DisplayName = line(1, LIMITS.displayName, 'The name')

export const Register = z.strictObject({
  handle: Handle,
  password: Password,
  displayName: z.optional(DisplayName),
})

/** Any password is taken here: what is wrong with it is not said at a login. */
export const LogIn = z.strictObject({
  handle: z.string().check(z.maxLength(200)),
  password: z.string().check(z.maxLength(LIMITS.passwordMax * 8)),
})

export const ChangePassword = z.strictObject({
  current: z.string().check(z.maxLength(LIMITS.passwordMax * 8)),
  next: Password,
})

export const EditProfile = z.strictObject({
  displayName: z.optional(DisplayName),
  bio: z.optional(paragraphs(0, LIMITS.bio, 'The bio')),
})

export const PersonRef = z.strictObject({ handle: Handle })

export const FindPeople = z.strictObject({
  /** Up to 100 ids, joined by commas. */
  ids: z.string().check(
    z.maxLength(LIMITS.page * 37),
    z.refine(ids => ids.split(',').every(id => z.safeParse(Id, id).success), 'Give ids joined by commas.'),
    z.refine(ids => ids.split(',').length <= LIMITS.page, `Ask for at most ${LIMITS.page} people.`),
  ),
})

export const ListPersonThoughts = z.strictObject({
  handle: Handle,
  limit: Limit,
  before: z.optional(Cursor),
})
