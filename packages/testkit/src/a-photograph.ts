import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * A photograph of 1,800 by 1,200 pixels as cameras store it, in one of four orientations: all are seen the same way
 * up. The path of its file; see the licence beside it.
 */
export const photographFile = (orientation: 1 | 3 | 6 | 8): string =>
  fileURLToPath(
    new URL(`../fixtures/exif-orientation/landscape-orientation-${orientation}.jpg`, import.meta.url),
  )

export const aPhotograph = (orientation: 1 | 3 | 6 | 8): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(photographFile(orientation)))
