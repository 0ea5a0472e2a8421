import * as z from 'zod/mini'
import { Cursor } from '../fields.ts'
import { ReadPlace } from '../read-place.ts'
import { CreateTopic, EditTopic, ListTopics, MarkRead, Topic, TopicInput } from '../topic.ts'
import { command } from './command.ts'

const OneTopic = z.object({ topic: Topic })

export const listTopics = command({
  name: 'topic:list',
  summary: 'Topics by member count, or those whose name matches the query.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/topics' },
  socket: false,
  input: ListTopics,
  output: z.object({ topics: z.array(Topic), next: z.nullable(Cursor) }),
})

export const createTopic = command({
  name: 'topic:create',
  summary: 'Opens a topic and joins it as its moderator.',
  access: 'member',
  limit: 'create',
  http: { method: 'POST', path: '/api/topics', status: 201 },
  socket: true,
  input: CreateTopic,
  output: OneTopic,
})

export const getTopic = command({
  name: 'topic:get',
  summary: 'One topic, by id or slug.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/topics/:topicId' },
  socket: false,
  input: TopicInput,
  output: OneTopic,
})

export const editTopic = command({
  name: 'topic:edit',
  summary: 'Changes name, description or colour; for the topic’s moderators.',
  access: 'member',
  limit: 'write',
  http: { method: 'PATCH', path: '/api/topics/:topicId' },
  socket: true,
  input: EditTopic,
  output: OneTopic,
})

export const joinTopic = command({
  name: 'topic:join',
  summary: 'Joins a topic; joining twice is joining once.',
  access: 'member',
  limit: 'write',
  http: { method: 'PUT', path: '/api/topics/:topicId/membership' },
  socket: true,
  input: TopicInput,
  output: OneTopic,
})

export const leaveTopic = command({
  name: 'topic:leave',
  summary: 'Leaves a topic.',
  access: 'member',
  limit: 'write',
  http: { method: 'DELETE', path: '/api/topics/:topicId/membership' },
  socket: true,
  input: TopicInput,
  output: OneTopic,
})

export const readTopic = command({
  name: 'topic:read',
  summary: 'Moves forward how far the member has read; with `unread` it is set by hand, also back.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/topics/:topicId/read' },
  socket: true,
  input: MarkRead,
  output: ReadPlace,
})

export const muteTopic = command({
  name: 'topic:mute',
  summary: 'Makes a joined topic quiet for the member: not in her home, and no count of what is unread.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/topics/:topicId/mute' },
  socket: true,
  input: TopicInput,
  output: OneTopic,
})

export const unmuteTopic = command({
  name: 'topic:unmute',
  summary: 'Lets a muted topic be heard again.',
  access: 'member',
  limit: 'mark',
  http: { method: 'DELETE', path: '/api/topics/:topicId/mute' },
  socket: true,
  input: TopicInput,
  output: OneTopic,
})
