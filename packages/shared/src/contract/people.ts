import * as z from 'zod/mini'
import { Cursor } from '../fields.ts'
import {
  EditProfile,
  FindPeople,
  ListOfPerson,
  ListPersonThoughts,
  People,
  PersonRef,
  Profile,
  SuggestedPeople,
  SuggestPeople,
  User,
} from '../person.ts'
import { MixedPage } from '../thought.ts'
import { Topic } from '../topic.ts'
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
  summary: 'Changes one’s own name, bio and picture.',
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

export const listPersonTopics = command({
  name: 'person:topics',
  summary: 'The topics a member has joined, by name.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/people/:handle/topics' },
  socket: false,
  input: ListOfPerson,
  output: z.object({ topics: z.array(Topic), next: z.nullable(Cursor) }),
})

export const suggestPeople = command({
  name: 'person:suggest',
  summary: 'Whom somebody may mean who types a mention: those who are here, and whom one follows, first.',
  access: 'member',
  limit: 'search',
  http: { method: 'GET', path: '/api/suggestions/people' },
  socket: false,
  input: SuggestPeople,
  output: SuggestedPeople,
})
