import * as z from 'zod/mini'
import { Id } from './fields.ts'
import { LIMITS } from './limits.ts'
import { isLegible, normaliseLine } from './text.ts'

/** What may be sent; the server looks at the content, whatever it is said to be. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const

/** The same picture in another size. */
export const MediaVariant = z.object({ url: z.string(), width: z.int(), height: z.int() })
export type MediaVariant = z.infer<typeof MediaVariant>

/** A picture as everyone sees it. Width and height are those of the largest variant, the right way up. */
export const Media = z.object({
  id: Id,
  /** Of the largest variant. */
  url: z.string(),
  width: z.int(),
  height: z.int(),
  /** Base64 of a ThumbHash: a blur to be shown until the picture has come. */
  thumbhash: z.string(),
  /** What is to be seen, in words; empty when its author gave none. */
  alt: z.string(),
  /** The smallest first. */
  variants: z.array(MediaVariant),
})
export type Media = z.infer<typeof Media>

const TOO_LONG = 'A description has at most 1,000 characters.'

export const AltText = z.pipe(
  z.string().check(z.maxLength(LIMITS.altUnits, TOO_LONG)),
  z.pipe(
    z.transform(normaliseLine),
    z.string().check(
      z.maxLength(LIMITS.alt, TOO_LONG),
      z.refine(
        text => text === '' || isLegible(text),
        'This description has characters that cannot be shown.',
      ),
    ),
  ),
)

export const UploadMedia = z.strictObject({
  alt: z._default(AltText, ''),
  /** Made by the device: one (author, clientId) is one picture, however often it is sent (D2). */
  clientId: z.optional(Id),
})

export const UploadedMedia = z.object({ media: Media, duplicate: z.optional(z.boolean()) })

/** A file of a picture: a name that cannot be guessed, and the width. */
export const LoadMedia = z.strictObject({
  file: z.string().check(z.regex(/^[0-9a-f]{32}-\d{1,4}\.webp$/, 'There is no picture of such a name.')),
})

/** The file of a variant, under the picture's own name. */
export const mediaFile = (name: string, width: number): string => `${name}-${width}.webp`

/** What a server keeps of a picture; everything else follows from it. */
export type KeptMedia = Pick<Media, 'id' | 'width' | 'height' | 'thumbhash' | 'alt'> & {
  readonly name: string
  readonly widths: readonly number[]
}

const heightAt = ({ width, height }: KeptMedia, at: number) => Math.max(1, Math.round((height * at) / width))

/** A kept picture with the addresses of its files. */
export function mediaFrom(kept: KeptMedia): Media {
  const { id, width, height, thumbhash, alt } = kept
  const urlOf = (at: number) => `/media/${mediaFile(kept.name, at)}`
  const variants = kept.widths.map(at => ({ url: urlOf(at), width: at, height: heightAt(kept, at) }))
  return { id, url: urlOf(width), width, height, thumbhash, alt, variants }
}

/** Pixels that a portrait is drawn at, at most, on a dense screen: the smallest file that has them is taken. */
const PORTRAIT = 160

/** The address of a kept picture as a portrait. */
export function portraitUrl({ name, widths }: KeptMedia): string {
  const width = widths.find(each => each >= PORTRAIT) ?? widths.at(-1)
  return `/media/${mediaFile(name, width ?? 0)}`
}
