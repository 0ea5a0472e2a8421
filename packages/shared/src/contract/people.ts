import * as z from 'zod/mini'
import { EditProfile, FindPeople, ListPersonThoughts, People, PersonRef, Profile, User } from '../person.ts'
import { MixedPage } from '../thought.ts'
import { command } from './command.ts'

export const getPerson = command({
  name: 'person:get',
  summary: 'A member’s page.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/people/:handle' },
  socket: false,
  input: PersonRef,
  output: z.object({ person: Profile }),
})

export const findPeople = command({
  name: 'person:find',
  summary: 'Up to 100 people by id.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/people' },
  socket: false,
  input: FindPeople,
  output: z.object({ people: People }),
})

export const editProfile = command({
  name: 'person:edit',
  summary: 'Changes one’s own name and bio.',
  access: 'member',
  limit: 'write',
  http: { method: 'PATCH', path: '/api/people/me' },
  socket: true,
  input: EditProfile,
  output: z.object({ user: User }),
})

export const listPersonThoughts = command({
  name: 'person:thoughts',
  summary: 'What a member shared, newest first.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/people/:handle/thoughts' },
  socket: false,
  input: ListPersonThoughts,
  output: MixedPage,
})
