import { LIMITS } from '@mehfil/shared/limits'
import { fitted, isMoving } from './fit-picture.ts'

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

export async function preparePicture(file: Blob): Promise<Prepared> {
  if (file.type !== '' && !file.type.startsWith('image/')) return refused('notAPicture')
  if (file.size > LARGEST_FILE) return refused('tooLarge')
  try {
    const bytes = await file.arrayBuffer()
    if (isMoving(new Uint8Array(bytes))) return refused('moving')
    const own = new Blob([bytes], { type: file.type })
    const bitmap = await createImageBitmap(own, { imageOrientation: 'from-image' })
    const size = fitted(bitmap)
    const fits = size.width === bitmap.width && size.height === bitmap.height
    const stays = fits && STAYS_AS_IT_IS.includes(own.type) && own.size <= LIMITS.mediaBytes
    const blob = stays ? own : await drawn(bitmap, size)
    bitmap.close()
    return blob.size > LIMITS.mediaBytes ? refused('tooLarge') : { kind: 'ready', picture: { blob, ...size } }
  } catch {
    return refused('unreadable')
  }
}

async function drawn(bitmap: ImageBitmap, { width, height }: { width: number; height: number }) {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('There is no room to draw.')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(bitmap, 0, 0, width, height)
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
  if (webp.type === 'image/webp') return webp
  // A browser that reads WebP and does not write it. JPEG knows no transparency: that is paper then.
  pen.globalCompositeOperation = 'destination-over'
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}
