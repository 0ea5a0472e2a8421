import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '@mehfil/shared/errors'

/** Files that may be on their way in at a time: what they take of the disk has an end too. */
const AT_ONCE = 64

/** No sending lasts nearly as long: what is older was left by a crash. */
const LEFT_BEHIND_MS = 3_600_000

/** A file that has come in whole, until it is discarded. */
export type Received = {
  readonly path: string
  /** Its first bytes, which tell what it is. */
  readonly head: Buffer
  readonly sha256: string
  discard(): Promise<void>
}

export type Incoming = ReturnType<typeof createIncoming>

/** Takes in what people send: onto the disk, so that a slow or a large one costs no memory. */
export function createIncoming(folder: string) {
  let under = 0

  async function receive(body: Readable, mostBytes: number): Promise<Received> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, randomBytes(12).toString('hex'))
    const discard = () => rm(file, { force: true })
    const hash = createHash('sha256')
    let bytes = 0
    let head = Buffer.alloc(0)
    const look = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        if (bytes > mostBytes)
          return done(new Failure('too-large', `A file has at most ${sizeOf(mostBytes)}.`))
        hash.update(chunk)
        if (head.length < 32) head = Buffer.concat([head, chunk.subarray(0, 32)])
        done(null, chunk)
      },
    })
    try {
      await pipeline(body, look, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    } catch (error) {
      await discard()
      throw error
    }
    return { path: file, head, sha256: hash.digest('base64url'), discard }
  }

  return {
    async receive(body: Readable, mostBytes: number): Promise<Received> {
      if (under >= AT_ONCE) {
        throw new Failure('unavailable', 'Many are sending files just now.', { retryAfterMs: 5_000 })
      }
      under++
      try {
        return await receive(body, mostBytes)
      } finally {
        under--
      }
    },

    /** Removes what a crash has left. */
    async tidy(): Promise<void> {
      const names = await readdir(folder).catch(() => [])
      for (const name of names) {
        const file = path.join(folder, name)
        const found = await stat(file).catch(() => undefined)
        if (found && Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(file, { force: true })
      }
    },
  }
}

const sizeOf = (bytes: number) => `${Math.floor(bytes / (1024 * 1024))} MB`
