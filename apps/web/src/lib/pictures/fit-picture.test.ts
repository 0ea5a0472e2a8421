import { describe, expect, it } from 'vitest'
import { fitted, isMoving, squareOf } from './fit-picture.ts'

describe('the size in which a picture is sent', () => {
  it('is its own where that is ever shown', () => {
    expect(fitted({ width: 1920, height: 1080 })).toEqual({ width: 1920, height: 1080 })
    expect(fitted({ width: 1, height: 1 })).toEqual({ width: 1, height: 1 })
  })

  it('keeps the shape of what is larger', () => {
    expect(fitted({ width: 6000, height: 4000 })).toEqual({ width: 1920, height: 1280 })
    expect(fitted({ width: 3000, height: 4000 })).toEqual({ width: 1920, height: 2560 })
    expect(fitted({ width: 1000, height: 20_000 })).toEqual({ width: 410, height: 8192 })
    expect(fitted({ width: 90_000, height: 10 })).toEqual({ width: 1920, height: 1 })
  })
})

describe('a portrait', () => {
  it('is the square in the middle, and never larger than it is', () => {
    const cut = squareOf({ width: 3000, height: 2001 })
    expect(cut).toMatchObject({ x: 499, y: 0, from: { width: 2001, height: 2001 } })
    expect(cut.size).toEqual({ width: 640, height: 640 })
    expect(squareOf({ width: 90, height: 300 })).toMatchObject({
      x: 0,
      y: 105,
      size: { width: 90, height: 90 },
    })
  })
})

const bytes = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))

describe('a picture that moves', () => {
  const head = 'GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff'
  const control = '\x21\xf9\x04\x00\x0a\x00\x00\x00'
  /** Its data has the bytes in it by which a careless reader would count one more. */
  const frame = '\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x03\x2c\x21\xf9\x00'

  it('is a GIF of several frames', () => {
    expect(isMoving(bytes(`${head}${control}${frame}\x3b`))).toBe(false)
    expect(isMoving(bytes(`${head}${control}${frame}${control}${frame}\x3b`))).toBe(true)
    expect(isMoving(bytes(`${head}${control}${frame}${control}`)), 'cut off').toBe(false)
  })

  it('is a WebP that says so', () => {
    expect(isMoving(bytes('RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00'))).toBe(true)
    expect(isMoving(bytes('RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00'))).toBe(false)
    expect(isMoving(bytes('RIFF\x00\x00\x00\x00WEBPVP8 '))).toBe(false)
  })
})
