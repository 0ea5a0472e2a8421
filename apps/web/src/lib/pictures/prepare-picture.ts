import { LIMITS } from '@mehfil/shared/limits'
import { type Cut, isMoving, squareOf, wholeOf } from './fit-picture.ts'

/** Ready for the outbox: bytes of its own, for a file from a picker may be gone by the time it is sent. */
export type PreparedPicture = { readonly blob: Blob; readonly width: number; readonly height: number }

export type PictureProblem = 'notAPicture' | 'unreadable' | 'tooLarge' | 'moving'

type Prepared =
  | { readonly kind: 'ready'; readonly picture: PreparedPicture }
  | { readonly kind: 'refused'; readonly problem: PictureProblem }

const refused = (problem: PictureProblem): Prepared => ({ kind: 'refused', problem })

/** Bytes of a file that is worth decoding; it is made smaller before it is sent. */
const LARGEST_FILE = 64 * 1024 * 1024
const QUALITY = 0.86

/** Line drawings keep their sharp edges where they fit. A photograph is drawn anew: where it was taken stays behind. */
const STAYS_AS_IT_IS = ['image/png', 'image/gif']

/** A picture for a thought: whole. */
export const preparePicture = (file: Blob) => prepared(file, wholeOf, true)

/** A picture of its sender: square, and on paper where it is transparent. */
export const preparePortrait = (file: Blob) => prepared(file, squareOf, false)

async function prepared(
  file: Blob,
  cutOf: (picture: ImageBitmap) => Cut,
  mayStay: boolean,
): Promise<Prepared> {
  if (file.type !== '' && !file.type.startsWith('image/')) return refused('notAPicture')
  if (file.size > LARGEST_FILE) return refused('tooLarge')
  try {
    const bytes = await file.arrayBuffer()
    if (isMoving(new Uint8Array(bytes))) return refused('moving')
    const own = new Blob([bytes], { type: file.type })
    const bitmap = await createImageBitmap(own, { imageOrientation: 'from-image' })
    const cut = cutOf(bitmap)
    const { size } = cut
    const fits = size.width === bitmap.width && size.height === bitmap.height
    const stays = mayStay && fits && STAYS_AS_IT_IS.includes(own.type) && own.size <= LIMITS.mediaBytes
    const blob = stays ? own : await drawn(bitmap, cut, !mayStay)
    bitmap.close()
    return blob.size > LIMITS.mediaBytes ? refused('tooLarge') : { kind: 'ready', picture: { blob, ...size } }
  } catch {
    return refused('unreadable')
  }
}

async function drawn(bitmap: ImageBitmap, { x, y, from, size }: Cut, isOnPaper: boolean) {
  const { width, height } = size
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('There is no room to draw.')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(bitmap, x, y, from.width, from.height, 0, 0, width, height)
  if (isOnPaper) putOnPaper(pen, size)
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
  if (webp.type === 'image/webp') return webp
  // A browser that reads WebP and does not write it. JPEG knows no transparency: that is paper then.
  putOnPaper(pen, size)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}

function putOnPaper(pen: OffscreenCanvasRenderingContext2D, { width, height }: Cut['size']) {
  pen.globalCompositeOperation = 'destination-over'
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
}
