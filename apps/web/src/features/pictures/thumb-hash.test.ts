import { describe, expect, it } from 'vitest'
import { thumbHashPixels } from './thumb-hash.ts'

/** Made by the server's encoder: a red, a green, a blue and a yellow quarter, as a landscape and upright. */
const WIDE = '3AgKTZRyeYbAaIiIeKiGiIDr+Jh9'
const TALL = '3AgKTRRyecBoeIiodohoiHDr95h9'
/** Red on the left, nothing on the right. */
const HALF_CLEAR = 'VzqDBQBYcHp3eId4eIB2CGeIj3WIiIeIiA=='

const SIDE = 16

function quarters(hash: string): string[] {
  const pixels = thumbHashPixels(hash, SIDE)
  const nameAt = (x: number, y: number) => {
    const at = (Math.floor(y * SIDE) * SIDE + Math.floor(x * SIDE)) * 4
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(at, at + 4)
    if (opacity < 128) return 'clear'
    if (red > 150 && green > 150) return 'yellow'
    if (red > green && red > blue) return 'red'
    return green > blue ? 'green' : 'blue'
  }
  return [nameAt(0.25, 0.25), nameAt(0.75, 0.25), nameAt(0.25, 0.75), nameAt(0.75, 0.75)]
}

describe('the blur of a picture', () => {
  it('has its colours where they are, whatever its shape', () => {
    expect(quarters(WIDE)).toEqual(['red', 'green', 'blue', 'yellow'])
    expect(quarters(TALL)).toEqual(['red', 'green', 'blue', 'yellow'])
  })

  it('is transparent where the picture is', () => {
    expect(quarters(HALF_CLEAR)).toEqual(['red', 'clear', 'red', 'clear'])
  })

  it('is something to draw even of a hash that was cut off', () => {
    expect(thumbHashPixels(WIDE.slice(0, 8), SIDE)).toHaveLength(SIDE * SIDE * 4)
  })
})
