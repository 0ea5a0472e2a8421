import type { Sharp } from 'sharp'
import { type Orientation, quadrants } from './quadrants.ts'

export type GoodPicture = {
  readonly name: string
  make(): Promise<Buffer>
  readonly width: number
  readonly height: number
  /** Whether it shows the four quarters, and large enough to be told apart. */
  readonly hasQuarters: boolean
}

/** Stands in what is not to be seen of a picture: nobody may find it in what is served. */
export const CANARY = 'canary-31.5N-74.3E'

const EXIF = {
  IFD0: { Make: CANARY, Copyright: CANARY },
  IFD3: { GPSLatitude: '31/1 33/1 0/1', GPSLatitudeRef: 'N', GPSAreaInformation: CANARY },
}
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${CANARY}"/></rdf:RDF></x:xmpmeta>`

const ENCODERS: Record<string, (picture: Sharp) => Sharp> = {
  jpeg: picture => picture.jpeg({ quality: 90 }),
  'progressive jpeg': picture => picture.jpeg({ quality: 90, progressive: true }),
  'full-colour jpeg': picture => picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }),
  png: picture => picture.png(),
  webp: picture => picture.webp({ quality: 90 }),
}

const ORIENTATIONS: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8]

const turned = Object.entries(ENCODERS).flatMap(([name, encode]) =>
  ORIENTATIONS.map(
    (orientation): GoodPicture => ({
      name: `${name} of orientation ${orientation}, with GPS`,
      make: () =>
        encode(quadrants(400, 300, orientation).withExif(EXIF).withMetadata({ orientation })).toBuffer(),
      width: 400,
      height: 300,
      hasQuarters: true,
    }),
  ),
)

const SIZES: ReadonlyArray<[sent: [number, number], shown: [number, number]]> = [
  [
    [1, 1],
    [1, 1],
  ],
  [
    [1, 700],
    [1, 700],
  ],
  [
    [2, 1],
    [2, 1],
  ],
  [
    [319, 240],
    [319, 240],
  ],
  [
    [321, 241],
    [321, 241],
  ],
  [
    [1280, 720],
    [1280, 720],
  ],
  [
    [1921, 1081],
    [1920, 1080],
  ],
  [
    [4000, 30],
    [1920, 14],
  ],
  [
    [30, 9000],
    [27, 8192],
  ],
]

const sized = SIZES.flatMap(([[w, h], [width, height]]) =>
  (['jpeg', 'png', 'webp', 'gif'] as const).map(
    (format): GoodPicture => ({
      name: `${format} of ${w} by ${h}`,
      make: () => quadrants(w, h).toFormat(format).toBuffer(),
      width,
      height,
      hasQuarters: width >= 100 && height >= 100,
    }),
  ),
)

const withAlpha = () => quadrants(400, 300).ensureAlpha(0.7)
const append = async (picture: Sharp, tail: string) =>
  Buffer.concat([await picture.toBuffer(), Buffer.from(tail)])

/** After the two bytes that begin a JPEG: a comment. */
async function commented(text: string): Promise<Buffer> {
  const whole = await quadrants(400, 300).jpeg().toBuffer()
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length + 2)
  return Buffer.concat([
    whole.subarray(0, 2),
    Buffer.from([0xff, 0xfe]),
    length,
    Buffer.from(text),
    whole.subarray(2),
  ])
}

const SCRIPT = `<script>alert("${CANARY}")</script>`

const STATES: Record<string, () => Promise<Buffer>> = {
  'jpeg in CMYK': () => quadrants(400, 300).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
  'jpeg in CMYK with its profile': () => quadrants(400, 300).withIccProfile('cmyk').jpeg().toBuffer(),
  'jpeg in Display P3': () => quadrants(400, 300).withIccProfile('p3').jpeg().toBuffer(),
  'png in Display P3': () => quadrants(400, 300).withIccProfile('p3').png().toBuffer(),
  'webp in Display P3': () => quadrants(400, 300).withIccProfile('p3').webp().toBuffer(),
  'jpeg by mozjpeg': () => quadrants(400, 300).jpeg({ mozjpeg: true }).toBuffer(),
  'jpeg with XMP': () => quadrants(400, 300).withXmp(XMP).jpeg().toBuffer(),
  'png with XMP': () => quadrants(400, 300).withXmp(XMP).png().toBuffer(),
  'webp with XMP': () => quadrants(400, 300).withXmp(XMP).webp().toBuffer(),
  'jpeg with a script as its comment': () => commented(SCRIPT),
  'jpeg that is a page too': () => append(quadrants(400, 300).jpeg(), `<html>${SCRIPT}`),
  'png with a zip behind': () => append(quadrants(400, 300).png(), `PK\u0003\u0004${CANARY}`),
  'gif that is a script too': () => append(quadrants(400, 300).gif(), `*/=1;alert("${CANARY}")//`),
  'webp with a page behind': () => append(quadrants(400, 300).webp(), `<html>${SCRIPT}`),
  'png of 16 bits': () => quadrants(400, 300).toColourspace('rgb16').png().toBuffer(),
  'png of 16 bits with alpha': () => withAlpha().toColourspace('rgb16').png().toBuffer(),
  'png with a palette': () => quadrants(400, 300).png({ palette: true, colours: 16 }).toBuffer(),
  'png with a palette and alpha': () => withAlpha().png({ palette: true, colours: 16 }).toBuffer(),
  'png in two bits': () => quadrants(400, 300).png({ palette: true, colours: 4 }).toBuffer(),
  'png, interlaced': () => quadrants(400, 300).png({ progressive: true }).toBuffer(),
  'png, interlaced, of 16 bits': () =>
    quadrants(400, 300).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  'png with alpha': () => withAlpha().png().toBuffer(),
  'png without compression': () => quadrants(400, 300).png({ compressionLevel: 0 }).toBuffer(),
  'webp with alpha': () => withAlpha().webp().toBuffer(),
  'webp without loss': () => quadrants(400, 300).webp({ lossless: true }).toBuffer(),
  'webp without loss, with alpha': () => withAlpha().webp({ lossless: true }).toBuffer(),
  'webp nearly without loss': () => quadrants(400, 300).webp({ nearLossless: true }).toBuffer(),
  'gif with alpha': () => withAlpha().gif().toBuffer(),
  'gif, interlaced': () => quadrants(400, 300).gif({ progressive: true }).toBuffer(),
  'gif of four colours': () => quadrants(400, 300).gif({ colours: 4 }).toBuffer(),
}

const GREYS: Record<string, () => Promise<Buffer>> = {
  'jpeg in grey': () => quadrants(400, 300).greyscale().jpeg().toBuffer(),
  'png in grey': () => quadrants(400, 300).greyscale().png().toBuffer(),
  'png in grey of 16 bits': () => quadrants(400, 300).toColourspace('grey16').png().toBuffer(),
  'png in grey with alpha': () => withAlpha().greyscale().png().toBuffer(),
  'webp in grey': () => quadrants(400, 300).greyscale().webp().toBuffer(),
}

const states = (pictures: Record<string, () => Promise<Buffer>>, hasQuarters: boolean) =>
  Object.entries(pictures).map(
    ([name, make]): GoodPicture => ({ name, make, width: 400, height: 300, hasQuarters }),
  )

export const GOOD_PICTURES: readonly GoodPicture[] = [
  ...turned,
  ...sized,
  ...states(STATES, true),
  ...states(GREYS, false),
]
