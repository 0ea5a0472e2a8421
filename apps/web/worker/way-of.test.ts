import { describe, expect, it } from 'vitest'
import { isAnswer, wayOf } from './way-of.ts'

const place = { origin: 'https://mehfil.example', files: ['/favicon.svg', '/manifest.webmanifest'] }
const way = (path: string, { method = 'GET', mode = 'cors' as RequestMode } = {}) =>
  wayOf({ method, mode, url: new URL(path, place.origin).href }, place)
const opened = { mode: 'navigate' as const }

describe('how the worker answers', () => {
  it('leaves what is asked of the server to the network', () => {
    for (const path of [
      '/api/home?limit=30',
      '/socket.io/?EIO=4',
      '/health/live',
      '/metrics',
      '/openapi.json',
    ])
      for (const how of [{}, opened]) expect(way(path, how), path).toBe('network')
    expect(way('/api/topics', { method: 'POST' })).toBe('network')
    expect(way('/sw.js')).toBe('network')
    expect(way('/index.html')).toBe('network')
  })

  it('has nothing to do with other servers', () => {
    expect(way('https://elsewhere.example/assets/a.js')).toBe('network')
    expect(way('https://elsewhere.example/t/chai', opened)).toBe('network')
  })

  it('knows every address that a browser opens for a page', () => {
    for (const path of ['/', '/t/chai', '/t/chai/17/thread', '/@asha', '/settings', '/share'])
      expect(way(path, opened), path).toBe('page')
    expect(way('/t/chai')).toBe('network')
  })

  it('tells files by their folders and names', () => {
    expect(way('/assets/index-DYx9Mrri.js')).toBe('asset')
    expect(way('/media/0190-640.webp', { mode: 'no-cors' })).toBe('picture')
    expect(way('/favicon.svg')).toBe('file')
    expect(way('/icons/icon-192.png')).toBe('network')
  })

  it('opens a picture by itself as the server wants it', () => {
    expect(way('/media/0190-640.webp', opened)).toBe('network')
  })

  it('takes what another app shares, and no other form', () => {
    expect(way('/share', { method: 'POST', mode: 'navigate' })).toBe('share')
    expect(way('/share', { method: 'POST' })).toBe('network')
    expect(way('/t/chai', { method: 'POST', mode: 'navigate' })).toBe('network')
  })
})

describe('an answer to somebody who opens a page', () => {
  it('is what the server says, also no, but not what a proxy says for it', () => {
    for (const status of [200, 304, 404, 500]) expect(isAnswer({ status })).toBe(true)
    for (const status of [502, 503, 504]) expect(isAnswer({ status })).toBe(false)
  })
})
