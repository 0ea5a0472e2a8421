import { LoadMixed, MixedPage, ThoughtInput } from '../thought.ts'
import { command } from './command.ts'
import { Nothing } from './nothing.ts'

export const addBookmark = command({
  name: 'bookmark:add',
  summary: 'Keeps a thought for oneself; keeping it twice is keeping it once.',
  access: 'member',
  limit: 'mark',
  http: { method: 'PUT', path: '/api/thoughts/:thoughtId/bookmark', status: 204 },
  socket: true,
  input: ThoughtInput,
  output: Nothing,
})

export const removeBookmark = command({
  name: 'bookmark:remove',
  summary: 'Keeps a thought no longer; fine if it was not kept.',
  access: 'member',
  limit: 'mark',
  http: { method: 'DELETE', path: '/api/thoughts/:thoughtId/bookmark', status: 204 },
  socket: true,
  input: ThoughtInput,
  output: Nothing,
})

export const listBookmarks = command({
  name: 'bookmark:list',
  summary: 'The thoughts one keeps, the one kept last first.',
  access: 'member',
  limit: 'read',
  http: { method: 'GET', path: '/api/bookmarks' },
  socket: false,
  input: LoadMixed,
  output: MixedPage,
})
