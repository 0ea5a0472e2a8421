import { readdirSync } from 'node:fs'
import path from 'node:path'
import { MEDIA_WIDTHS } from '@mehfil/shared/limits'
import { aPhotograph } from '@mehfil/testkit/a-photograph'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BAD_PICTURES } from '../pictures/bad-pictures.ts'
import { CANARY, GOOD_PICTURES } from '../pictures/good-pictures.ts'
import { quartersOf } from '../pictures/quadrants.ts'
import { type Album, chunksOf, createAlbum, upload, uploaded } from '../pictures/served.ts'
import { type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { expectRefused } from './calls.ts'

let server: WholeServer
let album: Album
let asha: Someone
let incoming: string
beforeAll(async () => {
  server = await startWholeServer()
  album = createAlbum(server.url)
  asha = await someone(server, 'asha')
  incoming = path.join(server.dataDir, 'incoming')
})
afterAll(async () => {
  album.remove()
  expect(readdirSync(incoming), 'nothing of what came in is left').toEqual([])
  expect(server.faults).toEqual([])
  await server.stop()
})

/** So that she never has too many waiting. */
afterEach(() => server.pool.query('delete from media'))

test('there are enough kinds of pictures', () => {
  expect(GOOD_PICTURES.length + BAD_PICTURES.length).toBeGreaterThanOrEqual(150)
})

describe('a picture is shown the right way up, in every size, with nothing else of its file', () => {
  test.each(GOOD_PICTURES.map(picture => [picture.name, picture] as const))('%s', async (_, picture) => {
    const { browser } = asha
    const { width, height, variants, url, thumbhash } = await uploaded(browser, await picture.make())
    expect({ width, height }).toEqual({ width: picture.width, height: picture.height })
    expect(variants.map(each => each.width)).toEqual([...MEDIA_WIDTHS.filter(each => each < width), width])
    expect(url).toBe(variants.at(-1)?.url)
    expect(Buffer.from(thumbhash, 'base64').length).toBeGreaterThan(4)
    for (const variant of variants) {
      const { response, content, file } = await album.fetch(variant.url, browser)
      expect(response.status).toBe(200)
      expect(await album.sizeOf(file)).toEqual({
        width: variant.width,
        height: variant.height,
        format: 'webp',
      })
      for (const chunk of chunksOf(content)) expect(['VP8 ', 'VP8L', 'VP8X', 'ALPH']).toContain(chunk)
      expect(content.includes(CANARY)).toBe(false)
      if (picture.hasQuarters) expect(await quartersOf(file)).toEqual([0, 1, 2, 3])
    }
  })

  test('photographs of four orientations are the same picture', async () => {
    const { browser } = asha
    const hashes = new Set<string>()
    for (const orientation of [1, 3, 6, 8] as const) {
      const media = await uploaded(browser, aPhotograph(orientation))
      expect(media).toMatchObject({ width: 1800, height: 1200 })
      hashes.add(media.thumbhash.slice(0, 8))
    }
    expect(hashes.size).toBe(1)
  })
})

describe('what is no picture for us is refused, with a sentence that says why', () => {
  test.each(BAD_PICTURES.map(picture => [picture.name, picture] as const))('%s', async (_, picture) => {
    const { browser } = asha
    const content = await picture.make()
    for (const type of ['image/jpeg', 'image/png']) {
      const started = performance.now()
      const reply = await upload(browser, content, { type })
      expectRefused(reply, picture.code)
      expect(reply.body.error?.message).toMatch(picture.says)
      // By its head, not by decoding it: also a busy machine has an answer soon.
      expect(performance.now() - started).toBeLessThan(15_000)
    }
    const { rows } = await server.pool.query('select 1 from media where author_id = $1', [asha.id])
    expect(rows).toEqual([])
  })

  test('a file of more than 8 MiB, whatever is in it', async () => {
    const reply = await upload(asha.browser, Buffer.alloc(8 * 1024 * 1024 + 1, 0xff))
    expectRefused(reply, 'too-large')
    expect(reply.body.error?.message).toContain('8 MB')
  })

  test.each(['text/plain', 'image/svg+xml', 'application/json', 'multipart/form-data', ''])(
    'a picture that is said to be %s',
    async type => {
      const reply = await upload(asha.browser, aPhotograph(1), { type })
      expectRefused(reply, 'unsupported-media')
    },
  )
})
