import { Failure } from '@mehfil/shared/errors'
import { LIMITS, MEDIA_WIDTHS } from '@mehfil/shared/limits'
import { type KeptMedia, mediaFrom } from '@mehfil/shared/media'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { PictureKind } from './media.kind.ts'

/** A picture made anew: nothing is left of the file that was sent but what is to be seen. */
export type Picture = Pick<KeptMedia, 'width' | 'height' | 'widths' | 'thumbhash'> & {
  /** WebP, by width. */
  readonly files: ReadonlyMap<number, Buffer>
}

/** Half the work of the usual effort, for files that are a twentieth larger. */
const WEBP = { quality: 80, effort: 2 }
/** Seconds after which the decoder is stopped, whatever it is doing; a busy machine needs a few for what is right. */
const DECODE_WITHIN_S = 30
const HASH_SIDE = 100
/** Bytes. */
const MOST_HELD = 100 * 1024 * 1024

/** Of all that libvips can read, by the names of its own loaders. Files only: nothing is decoded from memory. */
const LOADERS = ['JpegFile', 'PngFile', 'WebpFile', 'NsgifFile'].map(name => `VipsForeignLoad${name}`)

/** For the whole process: no other loader is reached, no decoded picture stays, and one picture takes one thread. */
export function restrainDecoder(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  sharp.cache(false)
  sharp.concurrency(1)
}

const damaged = () =>
  new Failure('unsupported-media', 'This picture is damaged. Try another copy of it, or another picture.')

const tooManyPixels = () =>
  new Failure('too-large', 'This picture has too many pixels: at most 24 megapixels. Make it smaller first.')

const tooSlow = () => new Failure('too-large', 'This picture takes too long to read. Make it smaller first.')

const moving = () =>
  new Failure(
    'unsupported-media',
    'This picture moves, which is not shown here. Choose one that stands still.',
  )

const isTooSlow = (error: unknown) => error instanceof Error && /timeout/i.test(error.message)

/** What libvips says is for nobody: people hear what is wrong with their picture (S17). */
const refuse = (error: unknown): never => {
  if (error instanceof Failure) throw error
  throw isTooSlow(error) ? tooSlow() : damaged()
}

/** No row of an interlaced PNG is complete before the last pass, so that all of it is held at once. */
const heldAtOnce = ({ format, isProgressive, width, height, channels, depth }: Metadata) =>
  format === 'png' && isProgressive ? width * height * channels * (depth === 'ushort' ? 2 : 1) : 0

function check(seen: Metadata, kind: PictureKind): void {
  const { format, width, height, pages = 1 } = seen
  if (format !== kind) throw damaged()
  if (width * height > LIMITS.mediaPixels || heldAtOnce(seen) > MOST_HELD) throw tooManyPixels()
  if (pages > 1) throw moving()
}

type Raw = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } }

const decoded = (picture: Sharp): Promise<Raw> =>
  picture.raw().toBuffer({ resolveWithObject: true }) as Promise<Raw>

const from = ({ data, info: { width, height, channels } }: Raw) =>
  sharp(data, { raw: { width, height, channels } })

/** The right way up, in sRGB, as large as it will ever be shown. */
const largest = (file: string): Promise<Raw> =>
  decoded(
    sharp(file, { failOn: 'error', limitInputPixels: LIMITS.mediaPixels, pages: 1, sequentialRead: true })
      .timeout({ seconds: DECODE_WITHIN_S })
      .autoOrient()
      .resize({
        width: MEDIA_WIDTHS.at(-1),
        height: LIMITS.mediaHeight,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .toColourspace('srgb'),
  )

async function hashOf(whole: Raw): Promise<string> {
  const small = from(whole).resize({
    width: HASH_SIDE,
    height: HASH_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  })
  const { data, info } = await decoded(small.ensureAlpha())
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}

/** Decodes once, and makes every size from that. Throws a `Failure` that says what is wrong with the picture. */
export async function makePicture(file: string, kind: PictureKind): Promise<Picture> {
  try {
    check(await sharp(file, { limitInputPixels: false }).metadata(), kind)
    const whole = await largest(file)
    const { width, height } = whole.info
    const widths = [...MEDIA_WIDTHS.filter(each => each < width), width]
    const thumbhash = await hashOf(whole)
    const sizes = mediaFrom({ id: '', name: '', alt: '', width, height, widths, thumbhash }).variants
    const files = new Map<number, Buffer>()
    for (const size of sizes) {
      const resized = from(whole).resize({ width: size.width, height: size.height, fit: 'fill' })
      files.set(size.width, await resized.webp(WEBP).toBuffer())
    }
    return { width, height, widths, thumbhash, files }
  } catch (error) {
    return refuse(error)
  }
}
