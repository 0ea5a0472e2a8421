import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadExplore, loadThoughts } from '@mehfil/shared/contract/thoughts'
import { getTopic } from '@mehfil/shared/contract/topics'
import { Failure, notFound } from '@mehfil/shared/errors'
import type { PageAnswers } from '@mehfil/shared/first-picture'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, registered } from '../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../test/small-server.ts'
import type { Context, Route } from './handling.ts'

const webDist = mkdtempSync(path.join(tmpdir(), 'mehfil-page-'))
const BODY = 'A thought with </script><script>alert(1)</script> in it.'

const routes: Route[] = [
  {
    command: getTopic,
    handle: async ({ topicId }: { topicId: string }) => {
      if (topicId === 'gone') throw notFound('topic')
      if (topicId === 'busy') throw new Failure('rate-limited', 'Too often.', { retryAfterMs: 1_000 })
      return { topic: { id: `id-of-${topicId}` } }
    },
  } as Route,
  {
    command: loadThoughts,
    handle: async (input: object, { actor }: Context) => ({ input, reader: actor.kind, body: BODY }),
  } as Route,
  { command: loadExplore, handle: () => new Promise(() => undefined) },
]

let server: SmallServer
let member: Browser
beforeAll(async () => {
  writeFileSync(path.join(webDist, 'index.html'), '<!doctype html><body><main></main></body>')
  server = await startSmallServer({ routes: () => routes, webDist })
  member = await registered(server.url, 'asha')
})
afterAll(async () => {
  await server.stop()
  rmSync(webDist, { recursive: true, force: true })
})

async function open(address: string, cookie = ''): Promise<PageAnswers> {
  const response = await fetch(server.url + address, { headers: { accept: 'text/html', cookie } })
  expect(response.headers.get('cache-control')).toBe('private, no-cache')
  const [, json = ''] = /id="answers">(.*)<\/script><\/body>$/.exec(await response.text()) ?? []
  expect(json).not.toContain('<')
  return JSON.parse(json) as PageAnswers
}

describe('a page brings the answers to its first questions', () => {
  it('of a topic at its newest, by the addresses at which it would ask', async () => {
    expect(await open('/t/chai')).toMatchObject({
      '/api/auth/me': { status: 401, body: { error: { code: 'unauthenticated' } } },
      '/api/topics/chai': { status: 200, body: { topic: { id: 'id-of-chai' } } },
      '/api/topics/id-of-chai/thoughts?limit=30': { status: 200, body: { body: BODY, reader: 'guest' } },
    })
  })

  it('around the thought that its address names', async () => {
    const answers = await open('/t/chai/17')
    expect(answers['/api/topics/id-of-chai/thoughts?limit=30&around=17']?.body).toMatchObject({
      input: { around: 17 },
    })
  })

  it('as its own reader would hear them', async () => {
    expect(await open('/t/chai', member.cookie)).toMatchObject({
      '/api/auth/me': { status: 200, body: { user: { handle: 'asha' } } },
      '/api/topics/id-of-chai/thoughts?limit=30': { body: { reader: 'member' } },
    })
  })

  it('says that a topic is not there, but not what is only so at the moment', async () => {
    expect((await open('/t/gone'))['/api/topics/gone']).toMatchObject({ status: 404 })
    expect(Object.keys(await open('/t/busy'))).toEqual(['/api/auth/me'])
  })

  it('comes without those that take too long, and on other pages without any but who reads', async () => {
    expect(Object.keys(await open('/explore'))).toEqual(['/api/auth/me'])
    expect(Object.keys(await open('/settings'))).toEqual(['/api/auth/me'])
  })
})

describe('a page that is not there', () => {
  it('is an answer to its reader, and not the end of the server', async () => {
    const nothing = mkdtempSync(path.join(tmpdir(), 'mehfil-nothing-'))
    const other = await startSmallServer({ routes: () => routes, webDist: nothing })
    const ask = () => fetch(`${other.url}/explore`, { headers: { accept: 'text/html' } })
    try {
      expect((await ask()).status).toBe(500)
      writeFileSync(path.join(nothing, 'index.html'), '<!doctype html><body></body>')
      expect((await ask()).status).toBe(200)
    } finally {
      await other.stop()
      rmSync(nothing, { recursive: true, force: true })
    }
  })
})
