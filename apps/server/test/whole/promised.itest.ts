import { REGISTRY } from '@mehfil/shared/contract/registry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser } from '../browser.ts'
import { startWholeServer, type WholeServer } from '../whole-server.ts'

/**
 * What people's programs rely on, written out once more by hand: a renamed path or a lost method is noticed here,
 * though the registry and everything made from it still agree with each other.
 */
const ENDPOINTS = `
  POST /api/auth/register
  POST /api/auth/login
  POST /api/auth/logout
  GET /api/auth/me
  POST /api/auth/password
  GET /api/sessions
  DELETE /api/sessions/:
  DELETE /api/sessions
  GET /api/topics
  POST /api/topics
  GET /api/topics/:
  PATCH /api/topics/:
  PUT /api/topics/:/membership
  DELETE /api/topics/:/membership
  PUT /api/topics/:/read
  GET /api/topics/:/thoughts
  GET /api/topics/:/changes
  POST /api/topics/:/thoughts
  DELETE /api/topics/:/thoughts/held/:
  GET /api/thoughts/:
  PATCH /api/thoughts/:
  DELETE /api/thoughts/:
  GET /api/thoughts/:/history
  GET /api/thoughts/:/replies
  GET /api/thoughts/:/reactions
  PUT /api/thoughts/:/reactions/:
  DELETE /api/thoughts/:/reactions/:
  PUT /api/thoughts/:/bookmark
  DELETE /api/thoughts/:/bookmark
  GET /api/bookmarks
  GET /api/notifications
  PUT /api/notifications/read
  GET /api/notifications/settings
  PATCH /api/notifications/settings
  GET /api/home
  GET /api/explore
  GET /api/people/:
  PATCH /api/people/me
  GET /api/people
  GET /api/people/:/thoughts
  GET /api/people/:/topics
  PUT /api/people/:/follow
  DELETE /api/people/:/follow
  PUT /api/people/:/mute
  DELETE /api/people/:/mute
  PUT /api/people/:/block
  DELETE /api/people/:/block
  GET /api/people/:/followers
  GET /api/people/:/following
  GET /api/me/muted
  GET /api/me/blocked
  POST /api/media
  GET /api/search`
  .trim()
  .split(/\s*\n\s*/)

const COMMANDS =
  `topic:watch topic:unwatch thoughts:load thought:post thought:undo thought:edit thought:delete
  reaction:add reaction:remove bookmark:add bookmark:remove topic:read presence:typing`.split(/\s+/)

const PAGES = ['/openapi.json', '/health', '/health/live', '/health/ready', '/metrics']

let server: WholeServer
beforeAll(async () => {
  server = await startWholeServer()
})
afterAll(() => server.stop())

test('every endpoint that is promised is in the contract', () => {
  const declared = REGISTRY.flatMap(({ http }) =>
    http ? [`${http.method} ${http.path.replace(/:\w+/g, ':')}`] : [],
  )
  expect(declared).toEqual(expect.arrayContaining(ENDPOINTS))
})

test('every socket command that is promised is in the contract', () => {
  const declared = REGISTRY.filter(command => command.socket).map(command => command.name)
  expect(declared).toEqual(expect.arrayContaining(COMMANDS))
})

test('whatever is written over HTTP can be written over the socket, but for what needs a cookie or is a file', () => {
  const writes = REGISTRY.filter(({ http }) => http && http.method !== 'GET')
  const httpOnly = writes.filter(command => !command.socket).map(command => command.name)
  expect(httpOnly.filter(name => !/^(account|session|media):/.test(name))).toEqual([])
})

test.each(PAGES)('%s is served', async path => {
  expect((await createBrowser(server.url).ask('GET', path)).status).toBe(200)
})
