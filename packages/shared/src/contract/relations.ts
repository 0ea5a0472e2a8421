import * as z from 'zod/mini'
import { ListOfPerson, ListOwn, PersonList, PersonRef, Relation } from '../person.ts'
import { command } from './command.ts'

const Related = z.object({ relation: Relation })

export const followPerson = command({
  name: 'person:follow',
  summary: 'Follows a member; following twice is following once.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/people/:handle/follow' },
  socket: true,
  input: PersonRef,
  output: Related,
})

export const unfollowPerson = command({
  name: 'person:unfollow',
  summary: 'Follows a member no longer.',
  access: 'member',
  limit: 'mark',
  http: { method: 'DELETE', path: '/api/people/:handle/follow' },
  socket: true,
  input: PersonRef,
  output: Related,
})

export const mutePerson = command({
  name: 'person:mute',
  summary: 'Sees no more of what a member shares, and hears no more of her; she does not learn of it.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/people/:handle/mute' },
  socket: true,
  input: PersonRef,
  output: Related,
})

export const unmutePerson = command({
  name: 'person:unmute',
  summary: 'Mutes a member no longer.',
  access: 'member',
  limit: 'mark',
  http: { method: 'DELETE', path: '/api/people/:handle/mute' },
  socket: true,
  input: PersonRef,
  output: Related,
})

export const blockPerson = command({
  name: 'person:block',
  summary: 'Neither sees anything of the other from now on; they no longer follow each other.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/people/:handle/block' },
  socket: true,
  input: PersonRef,
  output: Related,
})

export const unblockPerson = command({
  name: 'person:unblock',
  summary: 'Blocks a member no longer.',
  access: 'member',
  limit: 'mark',
  http: { method: 'DELETE', path: '/api/people/:handle/block' },
  socket: true,
  input: PersonRef,
  output: Related,
})

export const listFollowers = command({
  name: 'person:followers',
  summary: 'Who follows a member, the last one first.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/people/:handle/followers' },
  socket: false,
  input: ListOfPerson,
  output: PersonList,
})

export const listFollowing = command({
  name: 'person:following',
  summary: 'Whom a member follows, the last one first.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/people/:handle/following' },
  socket: false,
  input: ListOfPerson,
  output: PersonList,
})

export const listMuted = command({
  name: 'person:muted',
  summary: 'Whom one mutes, the last one first.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/me/muted' },
  socket: false,
  input: ListOwn,
  output: PersonList,
})

export const listBlocked = command({
  name: 'person:blocked',
  summary: 'Whom one blocks, the last one first.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/me/blocked' },
  socket: false,
  input: ListOwn,
  output: PersonList,
})
