import type { OutboxPicture } from '@mehfil/client/states'
import { type PictureProblem, preparePicture } from '#lib/pictures/prepare-picture.ts'
import { SHARED, type SharedFields } from '#lib/worker-words.ts'
import { sharedText } from './shared-text.ts'

/** What another app has shared, ready for a draft. A picture that cannot be one is left out, and why is said. */
export type SharedContent = {
  readonly body: string
  readonly picture?: OutboxPicture
  readonly problem?: PictureProblem
}

/** What the worker has kept of it; undefined where nothing waits. */
export async function findShared(): Promise<SharedContent | undefined> {
  if (!('caches' in window)) return undefined
  const cache = await caches.open(SHARED.cache)
  const fields: SharedFields | undefined = await (await cache.match(SHARED.fields))?.json()
  if (!fields) return undefined
  const body = sharedText(fields)
  const file = await (await cache.match(SHARED.picture))?.blob()
  if (!file) return { body }
  const prepared = await preparePicture(file)
  if (prepared.kind === 'refused') return { body, problem: prepared.problem }
  return { body, picture: { ...prepared.picture, alt: '' } }
}

/** A draft has it now. */
export const forgetShared = () => caches.delete(SHARED.cache)
