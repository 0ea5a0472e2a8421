import { ListChanges, SyncAnswer, Watched, WatchTopic } from '../changes.ts'
import {
  EditThought,
  HeldInput,
  ListHistory,
  ListReplies,
  LoadMixed,
  LoadThoughts,
  MixedPage,
  OneThought,
  PostAnswer,
  PostedThought,
  PostThought,
  Replies,
  ThoughtHistory,
  ThoughtInput,
  ThoughtPage,
} from '../thought.ts'
import { TopicInput } from '../topic.ts'
import { command } from './command.ts'
import { Nothing } from './nothing.ts'

export const loadThoughts = command({
  name: 'thoughts:load',
  summary: 'A page of a topic, newest first: the newest, before, after or around a place.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/topics/:topicId/thoughts' },
  socket: true,
  input: LoadThoughts,
  output: ThoughtPage,
})

export const listChanges = command({
  name: 'topic:changes-since',
  summary: 'Everything that changed after a revision, or an honest reset.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/topics/:topicId/changes' },
  socket: true,
  input: ListChanges,
  output: SyncAnswer,
})

export const watchTopic = command({
  name: 'topic:watch',
  summary: 'Joins the topic’s room, then catches up or gets the newest page.',
  access: 'reader',
  limit: 'read',
  socket: true,
  input: WatchTopic,
  output: Watched,
})

export const unwatchTopic = command({
  name: 'topic:unwatch',
  summary: 'Leaves the topic’s room.',
  access: 'reader',
  limit: 'read',
  socket: true,
  input: TopicInput,
  output: Nothing,
})

export const postThought = command({
  name: 'thought:post',
  summary:
    'Shares a thought or a reply, once for each clientId, or holds it back for a while; the answer follows the commit.',
  access: 'member',
  limit: 'write',
  http: { method: 'POST', path: '/api/topics/:topicId/thoughts', status: 201 },
  socket: true,
  input: PostThought,
  output: PostAnswer,
})

export const undoThought = command({
  name: 'thought:undo',
  summary: 'Takes back a thought that is held: it is never shared. A conflict once it has been shared.',
  access: 'member',
  limit: 'write',
  http: { method: 'DELETE', path: '/api/topics/:topicId/thoughts/held/:clientId', status: 204 },
  socket: true,
  input: HeldInput,
  output: Nothing,
})

export const getThought = command({
  name: 'thought:get',
  summary: 'One thought.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/thoughts/:thoughtId' },
  socket: false,
  input: ThoughtInput,
  output: OneThought,
})

export const editThought = command({
  name: 'thought:edit',
  summary: 'Changes the text of one’s own thought; the former text stays in its history.',
  access: 'member',
  limit: 'write',
  http: { method: 'PATCH', path: '/api/thoughts/:thoughtId' },
  socket: true,
  input: EditThought,
  output: PostedThought,
})

export const deleteThought = command({
  name: 'thought:delete',
  summary: 'Erases one’s own thought (or, for moderators, anyone’s); its place stays as a tombstone.',
  access: 'member',
  limit: 'write',
  http: { method: 'DELETE', path: '/api/thoughts/:thoughtId' },
  socket: true,
  input: ThoughtInput,
  output: PostedThought,
})

export const listHistory = command({
  name: 'thought:history',
  summary: 'Former texts of a thought, newest first; empty once it is deleted.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/thoughts/:thoughtId/history' },
  socket: false,
  input: ListHistory,
  output: ThoughtHistory,
})

export const listReplies = command({
  name: 'thought:replies',
  summary: 'Replies to a thought, oldest first.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/thoughts/:thoughtId/replies' },
  socket: false,
  input: ListReplies,
  output: Replies,
})

export const loadHome = command({
  name: 'home:load',
  summary: 'Thoughts of the joined topics that are not muted, newest first.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/home' },
  socket: false,
  input: LoadMixed,
  output: MixedPage,
})

export const loadExplore = command({
  name: 'explore:load',
  summary: 'Thoughts of all public topics, newest first.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/explore' },
  socket: false,
  input: LoadMixed,
  output: MixedPage,
})
