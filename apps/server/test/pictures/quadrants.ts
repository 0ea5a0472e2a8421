import sharp, { type Sharp } from 'sharp'

type Colour = readonly [red: number, green: number, blue: number]

/** Of the four quarters, row by row, the right way up: no two turns or mirrors of it look alike. */
export const QUARTERS: readonly Colour[] = [
  [220, 40, 40],
  [40, 160, 60],
  [40, 60, 200],
  [240, 225, 90],
]

export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Where a stored pixel is seen, by the meaning that EXIF gives the number; `w` and `h` are as stored. */
const SEEN: Record<Orientation, (x: number, y: number, w: number, h: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _w, h) => [h - 1 - y, x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, w) => [y, w - 1 - x],
}

const quarterAt = (u: number, v: number, width: number, height: number) =>
  (v * 2 >= height ? 2 : 0) + (u * 2 >= width ? 1 : 0)

/** A picture that is `width` by `height` when seen the right way up, stored so that this orientation brings it there. */
export function quadrants(width: number, height: number, orientation: Orientation = 1): Sharp {
  const [w, h] = orientation >= 5 ? [height, width] : [width, height]
  const data = Buffer.alloc(w * h * 3)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [u, v] = SEEN[orientation](x, y, w, h)
      data.set(QUARTERS[quarterAt(u, v, width, height)] ?? [], (y * w + x) * 3)
    }
  }
  return sharp(data, { raw: { width: w, height: h, channels: 3 } })
}

const distance = (a: Colour, b: Colour) => a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0)

const nearest = (colour: Colour) => {
  const distances = QUARTERS.map(one => distance(one, colour))
  return distances.indexOf(Math.min(...distances))
}

/** Which of the four colours is seen in the middle of each quarter; [0, 1, 2, 3] is the right way up. */
export async function quartersOf(file: string): Promise<number[]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return [0, 1, 2, 3].map(quarter => {
    const x = Math.floor((width * (quarter % 2 === 0 ? 1 : 3)) / 4)
    const y = Math.floor((height * (quarter < 2 ? 1 : 3)) / 4)
    const at = (y * width + x) * channels
    return nearest([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0])
  })
}
