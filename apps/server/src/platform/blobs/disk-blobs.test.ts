import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Blobs } from './blobs.ts'
import { createDiskBlobs } from './disk-blobs.ts'

let folder: string
let blobs: Blobs
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mehfil-blobs-'))
  blobs = createDiskBlobs(path.join(folder, 'media'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
const read = async (name: string) => {
  const found = await blobs.find(name)
  return found && { size: found.size, content: await text(found.open()) }
}

describe('files on the disk', () => {
  test('are there as a whole, under their name alone, until they are removed', async () => {
    expect(await read('ab12-320.webp')).toBeUndefined()
    await blobs.put('ab12-320.webp', Buffer.from('a picture'))
    expect(await read('ab12-320.webp')).toEqual({ size: 9, content: 'a picture' })
    expect(files().map(({ name }) => name)).toEqual(['ab12-320.webp'])
    await blobs.remove('ab12-320.webp')
    await blobs.remove('ab12-320.webp')
    expect(await read('ab12-320.webp')).toBeUndefined()
  })

  test('written by several at once are one of them, never a mixture', async () => {
    const contents = Array.from({ length: 20 }, (_, at) => `${at}`.padStart(5, '0').repeat(20_000))
    await Promise.all(contents.map(content => blobs.put('ab12-640.webp', Buffer.from(content))))
    expect(contents).toContain((await read('ab12-640.webp'))?.content)
    expect(files()).toHaveLength(1)
  })

  test.each([
    '',
    'a',
    '..',
    '../ab12',
    'ab/../../x',
    '/etc/passwd',
    'ab\u0000.webp',
    'ab12.webp/',
    'AB12',
    'ab..webp',
  ])('of the name "%s" are none', async name => {
    await expect(blobs.put(name, Buffer.from('x'))).rejects.toThrow('no name')
    await expect(blobs.find(name)).rejects.toThrow('no name')
    await expect((async () => blobs.remove(name))()).rejects.toThrow('no name')
    expect(files()).toEqual([])
  })
})
