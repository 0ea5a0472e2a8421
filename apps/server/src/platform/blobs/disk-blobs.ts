import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Blobs } from './blobs.ts'

/** Begins with what spreads the files over folders, and has nothing in it that could lead out of them. */
const NAME = /^[0-9a-z]{2}[0-9a-z-]{0,80}(\.[0-9a-z]{1,8})?$/

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** What a crash of the machine must not undo: the content, and the name in its folder. */
async function toDisk(file: string, write?: Uint8Array): Promise<void> {
  const handle = await open(file, write ? 'wx' : 'r')
  try {
    if (write) await handle.writeFile(write)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** In a folder of this machine, or one that several share. */
export function createDiskBlobs(root: string): Blobs {
  const fileOf = (name: string) => {
    if (!NAME.test(name)) throw new Error('This is no name of a file here')
    return path.join(root, name.slice(0, 2), name)
  }

  return {
    async put(name, content) {
      const file = fileOf(name)
      const folder = path.dirname(file)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const draft = `${file}.${randomBytes(6).toString('hex')}.part`
      try {
        await toDisk(draft, content)
        await rename(draft, file)
        await toDisk(folder)
      } finally {
        await rm(draft, { force: true })
      }
    },

    async find(name) {
      const file = fileOf(name)
      try {
        const { size } = await stat(file)
        return { size, open: () => createReadStream(file) }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    remove: name => rm(fileOf(name), { force: true }),
  }
}
