import { LIMITS, MEDIA_WIDTHS } from '@mehfil/shared/limits'

type Size = { readonly width: number; readonly height: number }

const WIDEST = MEDIA_WIDTHS[MEDIA_WIDTHS.length - 1] ?? 0

/** As large as it will ever be shown, and never larger than it is. */
export function fitted({ width, height }: Size): Size {
  const scale = Math.min(1, WIDEST / width, LIMITS.mediaHeight / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Pixels of a portrait's side as it is sent: what the largest one is drawn at on the densest screens, and some more. */
const PORTRAIT_SIDE = 640

/** What of a picture is drawn, and how large. */
export type Cut = { readonly x: number; readonly y: number; readonly from: Size; readonly size: Size }

export const wholeOf = (picture: Size): Cut => ({ x: 0, y: 0, from: picture, size: fitted(picture) })

/** The square in its middle. */
export function squareOf({ width, height }: Size): Cut {
  const side = Math.min(width, height)
  const drawn = Math.min(side, PORTRAIT_SIDE)
  return {
    x: Math.floor((width - side) / 2),
    y: Math.floor((height - side) / 2),
    from: { width: side, height: side },
    size: { width: drawn, height: drawn },
  }
}

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** True for a picture that moves: a GIF with more than one frame, or a WebP that says so. */
export function isMoving(bytes: Uint8Array): boolean {
  if (text(bytes, 0, 3) === 'GIF') return framesOfGif(bytes) > 1
  const isExtended = text(bytes, 8, 16) === 'WEBPVP8X'
  return isExtended && ((bytes[20] ?? 0) & 2) !== 0
}

/** Goes from block to block; what is cut off has the frames that it has. */
function framesOfGif(bytes: Uint8Array): number {
  const byte = (at: number) => bytes[at] ?? 0
  const colours = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  let frames = 0
  let at = 13 + colours(byte(10))
  while (at < bytes.length) {
    const kind = byte(at)
    if (kind === 0x2c) {
      frames++
      at += 11 + colours(byte(at + 9))
    } else if (kind === 0x21) at += 2
    else return frames
    while (byte(at) !== 0) at += byte(at) + 1
    at++
  }
  return frames
}
