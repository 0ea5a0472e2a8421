import { mediaFile } from '@mehfil/shared/media'
import type { Blobs } from '#platform/blobs/blobs.ts'
import type { Incoming } from '#platform/blobs/incoming.ts'
import { faultFor } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import type { MediaRow, MediaStore } from './media.store.ts'

const EVERY_MS = 10 * 60_000

export type TidyDeps = { store: MediaStore; blobs: Blobs; incoming: Incoming; log: Log }

/**
 * Removes the files of pictures whose thought was erased (D9), of former portraits, and of those that nothing came to show. The row goes
 * last: what a crash or a full disk leaves undone is done the next time.
 */
export function createTidy({ store, blobs, incoming, log }: TidyDeps) {
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  const removeFiles = async ({ name, widths }: MediaRow) => {
    for (const width of widths) await blobs.remove(mediaFile(name, width))
  }

  async function run(): Promise<void> {
    try {
      while (await store.forgetSome(removeFiles));
    } catch (error) {
      log.warn({ event: 'media-tidy-failed', ...faultFor(error) })
    }
  }

  /** What was erased before the call is gone once it is back; never rejects. */
  async function tidy(): Promise<void> {
    await running
    running ??= run().finally(() => {
      running = undefined
    })
    await running
  }

  return {
    tidy,
    start() {
      const round = () => void Promise.all([tidy(), incoming.tidy()]).catch(() => undefined)
      round()
      timer = setInterval(round, EVERY_MS).unref()
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
