import { ListReactions, React, Reacted, Reactions } from '../thought.ts'
import { command } from './command.ts'

export const addReaction = command({
  name: 'reaction:add',
  summary: 'Adds one’s reaction; adding it twice is adding it once.',
  access: 'member',
  limit: 'react',
  http: { method: 'PUT', path: '/api/thoughts/:thoughtId/reactions/:kind' },
  socket: true,
  input: React,
  output: Reacted,
})

export const removeReaction = command({
  name: 'reaction:remove',
  summary: 'Takes one’s reaction back.',
  access: 'member',
  limit: 'react',
  http: { method: 'DELETE', path: '/api/thoughts/:thoughtId/reactions/:kind' },
  socket: true,
  input: React,
  output: Reacted,
})

export const listReactions = command({
  name: 'reaction:list',
  summary: 'Who reacted and how, newest first.',
  access: 'reader',
  limit: 'read',
  http: { method: 'GET', path: '/api/thoughts/:thoughtId/reactions' },
  socket: false,
  input: ListReactions,
  output: Reactions,
})
