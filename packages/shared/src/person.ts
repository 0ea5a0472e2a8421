import * as z from 'zod/mini'
import { Cursor, Handle, Id, Limit, line, Password, paragraphs, Time, TopicRef } from './fields.ts'
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

/** How the asking member and another one stand to each other. That somebody mutes her is nobody's to know. */
export const Relation = z.object({
  follows: z.boolean(),
  mutes: z.boolean(),
  blocks: z.boolean(),
  /** The other one follows her. */
  isFollower: z.boolean(),
})
export type Relation = z.infer<typeof Relation>

/** A member's page. Of whoever blocks the asking member there is none. */
export const Profile = z.extend(Person, {
  bio: z.string(),
  createdAt: Time,
  thoughtCount: z.int(),
  followerCount: z.int(),
  followingCount: z.int(),
  topicCount: z.int(),
  /** Null for guests, and on one's own page. */
  relation: z.nullable(Relation),
})
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
  /** Id of an uploaded picture of her own that nothing shows yet; null: none any more. */
  avatar: z.optional(z.nullable(Id)),
})

export const PersonRef = z.strictObject({ handle: Handle })

/** Of a list that belongs to one member. */
export const ListOfPerson = z.strictObject({ handle: Handle, limit: Limit, cursor: z.optional(Cursor) })

/** Of a list of one's own. */
export const ListOwn = z.strictObject({ limit: Limit, cursor: z.optional(Cursor) })

/** People in an order of the server's. */
export const PersonList = z.object({ people: z.array(Person), next: z.nullable(Cursor) })
export type PersonList = z.infer<typeof PersonList>

/** What has been typed of a handle or a name after the sign, and where. */
export const SuggestPeople = z.strictObject({
  prefix: z.string().check(z.maxLength(LIMITS.displayName)),
  /** Whoever is here, or wrote here lately, comes first. */
  topicId: z.optional(TopicRef),
})

export const SuggestedPerson = z.extend(Person, {
  /** Looks at the topic just now. */
  isHere: z.boolean(),
  /** The asking member follows her. */
  isFollowed: z.boolean(),
})
export type SuggestedPerson = z.infer<typeof SuggestedPerson>

export const SuggestedPeople = z.object({
  people: z.array(SuggestedPerson).check(z.maxLength(LIMITS.suggestedPeople)),
})

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
