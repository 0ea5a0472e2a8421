import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PageAnswers } from '@mehfil/shared/first-picture'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallServer, startSmallServer } from '../../test/small-server.ts'
import { loadFirstPicture } from './first-picture.ts'
import { createLog } from './log.ts'

const PAGE = '<!doctype html><head><title>Mehfil</title></head><body><div id="root"></div></body>'
/** Of the kind that a template would stumble over. */
const STYLES = '[data-still="0"]{--hue:7}'
const DRAWING = `export const drawFirstPicture = async (path, answers, language) => {
  if (path === '/broken') throw new Error('Cannot draw.')
  if (path === '/bare') return undefined
  return { title: 'A &amp; B', styles: ${JSON.stringify(STYLES)}, markup: '<p>$& ' + Object.keys(answers) + '</p><i>' + language + '</i>' }
}`

const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-picture-'))
const file = path.join(folder, 'drawing.mjs')
let isStrained = false
let server: SmallServer

beforeAll(async () => {
  writeFileSync(path.join(folder, 'index.html'), PAGE)
  writeFileSync(path.join(folder, 'index.ur.html'), PAGE.replace('Mehfil', 'محفل'))
  writeFileSync(file, DRAWING)
  const log = createLog({ level: 'silent' })
  const draw = await loadFirstPicture({ file, isStrained: () => isStrained, log })
  server = await startSmallServer({ webDist: folder, draw })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(address: string, wishes: Record<string, string>) {
  const response = await fetch(server.url + address, { headers: { accept: 'text/html', ...wishes } })
  return { text: await response.text(), headers: response.headers }
}

async function open(address: string, wishes: Record<string, string> = {}) {
  const { headers, ...response } = await ask(address, wishes)
  return { page: response.text, headers, policy: headers.get('content-security-policy') ?? '' }
}

describe('a page shows something before its scripts have come', () => {
  it('drawn from the answers that it brings, over the place of the app', async () => {
    const { page } = await open('/')
    expect(page).toContain('<title>A &amp; B</title>')
    expect(page).toContain(
      '<div id="root"></div><div id="first-picture" aria-hidden="true"><p>$& /api/auth/me',
    )
    const answers: PageAnswers = JSON.parse(/id="answers">(.*)<\/script><\/body>$/.exec(page)?.[1] ?? '')
    expect(Object.keys(answers)[0]).toBe('/api/auth/me')
  })

  it('whose styles, and no others, the policy allows', async () => {
    const { page, policy } = await open('/')
    const [, styles = ''] = /<style[^>]*>(.*)<\/style>/.exec(page) ?? []
    const digest = createHash('sha256').update(styles).digest('base64')
    expect(styles).toBe(STYLES)
    expect(policy).toContain(`style-src 'self' 'sha256-${digest}';`)
    expect(policy).not.toContain('unsafe')
    expect((await open('/bare')).policy).toContain("style-src 'self';")
  })

  it('and is the bare page where there is nothing to draw, drawing fails, or the server has no time for it', async () => {
    for (const address of ['/bare', '/broken']) {
      const { page } = await open(address)
      expect(page).toContain('<title>Mehfil</title>')
      expect(page).not.toContain('first-picture')
      expect(page).toContain('id="answers"')
    }
    isStrained = true
    expect((await open('/')).page).not.toContain('first-picture')
    isStrained = false
  })

  it('in the language that was chosen in a browser, else in one that it asks for, and no cache mixes them', async () => {
    const wish = { 'accept-language': 'ur-PK,en;q=0.5' }
    const asked = await open('/', wish)
    expect(asked.page).toContain('<i>ur</i>')
    expect(asked.headers.get('content-language')).toBe('ur')
    expect(asked.headers.get('vary')?.toLowerCase()).toMatch(/accept-language.*cookie/)
    expect(asked.headers.get('cache-control')).toBe('private, no-cache')
    expect((await open('/bare', wish)).page).toContain('<title>محفل</title>')
    const chosen = await open('/bare', { ...wish, cookie: 'mehfil_lang=en' })
    expect(chosen.page).toContain('<title>Mehfil</title>')
    expect((await open('/', { cookie: 'mehfil_lang=ur' })).page).toContain('<i>ur</i>')
  })

  it('of which a server that lacks the drawing is none the worse', async () => {
    const log = createLog({ level: 'silent' })
    const draw = await loadFirstPicture({ file: path.join(folder, 'none.mjs'), isStrained: () => false, log })
    expect(await draw('/', {}, 'en')).toBeUndefined()
  })
})
