import type { ErrorCode } from '@mehfil/shared/errors'
import sharp from 'sharp'
import { quadrants } from './quadrants.ts'

export type BadPicture = {
  readonly name: string
  make(): Promise<Buffer>
  readonly code: ErrorCode
  /** What the person is told. */
  readonly says: RegExp
}

type Makers = Record<string, () => Promise<Buffer>>

const all = (makers: Makers, code: ErrorCode, says: RegExp) =>
  Object.entries(makers).map(([name, make]): BadPicture => ({ name, make, code, says }))

const of = (text: string) => async () => Buffer.from(text)
const bytes =
  (...values: number[]) =>
  async () =>
    Buffer.from(values)
const plain = () => quadrants(400, 300)

const NO_PICTURES: Makers = {
  'nothing at all': bytes(),
  'one byte': bytes(0xff),
  'an SVG': of('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'an SVG with an XML head': of('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  'a page': of('<!doctype html><script>alert(1)</script>'),
  'a page that says PNG': of('PNG<html><script>alert(1)</script>'),
  'a PDF': of('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>endobj'),
  'a zip': of('PK\u0003\u0004 and so on'),
  'a text': of('Hazaaron khwahishein aisi'),
  'a BMP': bytes(0x42, 0x4d, 0x3a, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0),
  'an icon': bytes(0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 24, 0),
  'a JPEG XL': bytes(0xff, 0x0a, 0, 0, 0, 0),
  'a JPEG 2000': bytes(0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a, 0x87, 0x0a),
  'a TIFF': () => plain().tiff().toBuffer(),
  'an AVIF': () => plain().avif({ effort: 0 }).toBuffer(),
  'a WAV': of('RIFF\u0024\u0000\u0000\u0000WAVEfmt '),
  'a PostScript for ImageMagick': of('%!PS-Adobe-3.0\n(%pipe%id) (r) file'),
  'an MVG for ImageMagick': of("push graphic-context\nfill 'url(https://example.com/x.png)'"),
  'a vips file': bytes(0x08, 0xf2, 0xa6, 0xb6, 0, 0, 0, 1),
}

const FORMATS = ['jpeg', 'png', 'webp', 'gif'] as const

const BEGINNINGS: Makers = {
  'only the first bytes of a JPEG': bytes(0xff, 0xd8, 0xff),
  'only the first bytes of a PNG': bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'only the first bytes of a WebP': of('RIFF\u0024\u0000\u0000\u0000WEBPVP8 '),
  'only the first bytes of a GIF': of('GIF89a'),
  'a page behind the first bytes of a JPEG': async () =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html><script>alert(1)</script>')]),
  'a page behind the first bytes of a GIF': of('GIF89a=1;<script>alert(1)</script>'),
  'noise behind the first bytes of a PNG': async () =>
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(5_000, 0xa7)]),
}

const cut = Object.fromEntries(
  FORMATS.flatMap(format =>
    [0.05, 0.3, 0.6, 0.9].map(part => [
      `a ${format} of which ${part * 100} % came`,
      async () => {
        const whole = await noisy().toFormat(format).toBuffer()
        return whole.subarray(0, Math.floor(whole.length * part))
      },
    ]),
  ),
) as Makers

/** So much in it that most of the file is what is seen. */
const noisy = () =>
  sharp({
    create: {
      width: 300,
      height: 200,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })

async function patched(format: (typeof FORMATS)[number], change: (file: Buffer) => void): Promise<Buffer> {
  const file = await plain().toFormat(format).toBuffer()
  change(file)
  return file
}

const DAMAGED: Makers = {
  ...BEGINNINGS,
  ...cut,
  'a PNG with a wrong checksum': () => patched('png', file => file.fill(0x55, 29, 33)),
  'a PNG whose pixels are noise': () => patched('png', file => file.fill(0x55, 60, file.length - 40)),
  'a JPEG without tables': () => patched('jpeg', file => file.fill(0, 20, 300)),
  'a WebP whose pixels are noise': () => patched('webp', file => file.fill(0x55, 24, file.length)),
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'black' } })

/** The height and width that a JPEG says it has, wherever its frame begins. */
function enlarge(file: Buffer): void {
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]))
  file.writeUInt16BE(65_000, frame + 5)
  file.writeUInt16BE(65_000, frame + 7)
}

const TOO_LARGE: Makers = {
  'a PNG of 256 megapixels': () => flat(16_000, 16_000).png().toBuffer(),
  'a JPEG of 25.2 megapixels': () => flat(6_000, 4_200).jpeg({ quality: 30 }).toBuffer(),
  'a WebP of 25.5 megapixels': () => flat(5_100, 5_000).webp({ effort: 0 }).toBuffer(),
  'a PNG of 30 megapixels in one row': () => flat(30_000_000, 1).png().toBuffer(),
  'a JPEG that says it has 4,225 megapixels': () => patched('jpeg', enlarge),
  'an interlaced PNG of 24 megapixels in 16 bits': () =>
    flat(6_000, 4_000).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  'a GIF of 25.2 megapixels': () => flat(6_000, 4_200).gif({ colours: 2, effort: 1 }).toBuffer(),
}

/** Two frames, one above the other. */
const moving = () =>
  sharp(Buffer.alloc(20 * 40 * 3, 90).fill(200, 20 * 20 * 3), {
    raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
  })

const MOVING: Makers = {
  'a GIF that moves': () =>
    moving()
      .gif({ delay: [100, 100] })
      .toBuffer(),
  'a WebP that moves': () =>
    moving()
      .webp({ delay: [100, 100] })
      .toBuffer(),
}

export const BAD_PICTURES: readonly BadPicture[] = [
  ...all(NO_PICTURES, 'unsupported-media', /JPEG, PNG, WebP or GIF/),
  ...all(DAMAGED, 'unsupported-media', /damaged/),
  ...all(TOO_LARGE, 'too-large', /too many pixels/),
  ...all(MOVING, 'unsupported-media', /moves/),
]
