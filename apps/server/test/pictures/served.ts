import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Media } from '@mehfil/shared/media'
import sharp from 'sharp'
import type { Browser, Reply } from '../browser.ts'

export type UploadOptions = { type?: string; alt?: string; clientId?: string }

/** Sends a file as the page does. */
export const upload = (browser: Browser, body: Uint8Array, options: UploadOptions = {}): Promise<Reply> =>
  browser.ask('POST', '/api/media', {
    body,
    headers: {
      'content-type': options.type ?? 'image/jpeg',
      'x-alt-text': encodeURIComponent(options.alt ?? ''),
      ...(options.clientId && { 'x-client-id': options.clientId }),
    },
  })

/** As `upload`, but a refusal is an error of the test. */
export async function uploaded(browser: Browser, body: Uint8Array, options?: UploadOptions): Promise<Media> {
  const reply = await upload(browser, body, options)
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body))
  return reply.body.media as Media
}

/** The chunks of a WebP file by name: what is in it beside what is to be seen would have one of its own. */
export function chunksOf(file: Buffer): string[] {
  const chunks: string[] = []
  for (let at = 12; at + 8 <= file.length; ) {
    chunks.push(file.toString('latin1', at, at + 4))
    const size = file.readUInt32LE(at + 4)
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** Files that were served, on the disk: the decoder of this process reads no other. */
export function createAlbum(url: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-album-'))
  let count = 0
  return {
    async fetch(address: string, browser: Browser) {
      const response = await fetch(url + address, { headers: { cookie: browser.cookie } })
      const content = Buffer.from(await response.arrayBuffer())
      const file = path.join(folder, `${++count}.webp`)
      writeFileSync(file, content)
      return { response, content, file }
    },
    sizeOf: async (file: string) => {
      const { width, height, format } = await sharp(file).metadata()
      return { width, height, format }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Album = ReturnType<typeof createAlbum>
