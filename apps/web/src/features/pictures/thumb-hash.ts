/**
 * The blur that stands for a picture until it has come: a ThumbHash (https://github.com/evanw/thumbhash), which is a
 * handful of cosine waves for lightness, two colours and, where there is any, transparency.
 */
type Wave = { readonly across: number; readonly down: number; readonly factor: number }
type Channel = { readonly mean: number; readonly waves: readonly Wave[] }

/** Colours are stored in sixteen steps, which makes them a little pale. */
const VIVID = 1.25

function readHash(base64: string) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
  const byte = (at: number) => bytes[at] ?? 0
  const first = byte(0) | (byte(1) << 8) | (byte(2) << 16)
  const second = byte(3) | (byte(4) << 8)
  const hasAlpha = first >> 23 === 1
  const longSide = hasAlpha ? 5 : 7
  const shortSide = second & 7
  const isWide = second >> 15 === 1

  let at = hasAlpha ? 12 : 10
  const nextHalfByte = () => {
    const half = (byte(at >> 1) >> (4 * (at & 1))) & 15
    at++
    return half
  }
  const channel = (mean: number, scale: number, columns: number, rows: number): Channel => {
    const waves: Wave[] = []
    for (let down = 0; down < rows; down++) {
      for (let across = down === 0 ? 1 : 0; across * rows < columns * (rows - down); across++) {
        waves.push({ across, down, factor: (nextHalfByte() / 7.5 - 1) * scale })
      }
    }
    return { mean, waves }
  }

  // The order is that of the format: each channel goes on where the one before it ended.
  const light = channel(
    (first & 63) / 63,
    ((first >> 18) & 31) / 31,
    Math.max(3, isWide ? longSide : shortSide),
    Math.max(3, isWide ? shortSide : longSide),
  )
  const warmth = channel(((first >> 6) & 63) / 31.5 - 1, (((second >> 3) & 63) / 63) * VIVID, 3, 3)
  const blush = channel(((first >> 12) & 63) / 31.5 - 1, (((second >> 9) & 63) / 63) * VIVID, 3, 3)
  const cover = hasAlpha ? channel((byte(5) & 15) / 15, (byte(5) >> 4) / 15, 5, 5) : { mean: 1, waves: [] }
  return { light, warmth, blush, cover }
}

/** At a place, in parts of the whole from 0 to 1. */
const valueAt = ({ mean, waves }: Channel, x: number, y: number) =>
  waves.reduce(
    (sum, { across, down, factor }) =>
      sum + 2 * factor * Math.cos(Math.PI * across * x) * Math.cos(Math.PI * down * y),
    mean,
  )

/** Its pixels, RGBA, as a square of `side`: drawn as large as the picture will be, they have its shape. */
export function thumbHashPixels(base64: string, side: number): Uint8ClampedArray<ArrayBuffer> {
  const { light, warmth, blush, cover } = readHash(base64)
  const pixels = new Uint8ClampedArray(side * side * 4)
  for (let at = 0; at < side * side; at++) {
    const x = ((at % side) + 0.5) / side
    const y = (Math.floor(at / side) + 0.5) / side
    const [l, p, q] = [valueAt(light, x, y), valueAt(warmth, x, y), valueAt(blush, x, y)]
    const blue = l - (2 / 3) * p
    const red = (3 * l - blue + q) / 2
    pixels.set([255 * red, 255 * (red - q), 255 * blue, 255 * valueAt(cover, x, y)], at * 4)
  }
  return pixels
}
