import { pathToFileURL } from 'node:url'
import type { DrawFirstPicture } from '@mehfil/shared/first-picture'
import type { Log } from './log.ts'

export type FirstPictureOptions = {
  /** The built module of the web app that draws; absolute. */
  file: string
  /** True while the server has no time for what is only nice to have. */
  isStrained(): boolean
  log: Log
}

/**
 * Loads what draws the first picture of a page. Where it is missing or fails, a page shows its feed as soon as its scripts
 * have come.
 */
export async function loadFirstPicture({
  file,
  isStrained,
  log,
}: FirstPictureOptions): Promise<DrawFirstPicture> {
  const draw = await load(file).catch(error => {
    log.warn({ event: 'no-first-picture', err: error }, 'Pages are sent without a first picture')
    return undefined
  })
  return async (path, answers, language) => {
    if (!draw || isStrained()) return undefined
    try {
      return await draw(path, answers, language)
    } catch (error) {
      log.error(
        { event: 'first-picture-failed', err: error },
        'The first picture of a page could not be drawn',
      )
      return undefined
    }
  }
}

async function load(file: string): Promise<DrawFirstPicture> {
  const { drawFirstPicture }: { drawFirstPicture: DrawFirstPicture } = await import(pathToFileURL(file).href)
  return drawFirstPicture
}
