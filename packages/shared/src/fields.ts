import * as z from 'zod/mini'
import { LIMITS } from './limits.ts'
import { isLegible, normaliseLine, normaliseText } from './text.ts'

/** UUID in any version; ours are v7, which sort by time of creation. */
export const Id = z.uuid()

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The part of a topic's address that people read: lower-case ASCII words joined by hyphens. */
export const Slug = z
  .string()
  .check(
    z.minLength(LIMITS.topicSlugMin, 'A topic address has at least 2 characters.'),
    z.maxLength(LIMITS.topicSlugMax, `A topic address has at most ${LIMITS.topicSlugMax} characters.`),
    z.regex(SLUG, 'A topic address uses a-z, 0-9 and single hyphens between them.'),
  )

/** A topic by id or by slug; answers are the same. */
export const TopicRef = z.union([Id, Slug])

/** A member's name in addresses and mentions: ASCII, so that it can be typed and not imitated (S13). */
export const Handle = z.pipe(
  z.string().check(z.maxLength(LIMITS.handleMax * 4)),
  z.pipe(
    z.transform((text: string) => text.trim().replace(/^@/, '').toLowerCase()),
    z
      .string()
      .check(
        z.minLength(LIMITS.handleMin, `A handle has at least ${LIMITS.handleMin} characters.`),
        z.maxLength(LIMITS.handleMax, `A handle has at most ${LIMITS.handleMax} characters.`),
        z.regex(/^[a-z0-9](?:[a-z0-9_]*[a-z0-9])?$/, 'A handle uses a-z, 0-9 and _ inside.'),
      ),
  ),
)

export const Password = z
  .string()
  .check(
    z.minLength(LIMITS.passwordMin, `A password has at least ${LIMITS.passwordMin} characters.`),
    z.maxLength(LIMITS.passwordMax, `A password has at most ${LIMITS.passwordMax} characters.`),
  )

/** Text of one line, in NFC, without what could deceive or hide (S13). Empty when `min` is 0. */
export const line = (min: number, max: number, name: string) =>
  z.pipe(
    z.string().check(z.maxLength(max * 8, `${name} is too long.`)),
    z.pipe(
      z.transform(normaliseLine),
      z.string().check(
        z.minLength(min, `${name} is empty.`),
        z.maxLength(max, `${name} has at most ${max} characters.`),
        z.refine(text => text === '' || isLegible(text), `${name} has characters that cannot be shown.`),
      ),
    ),
  )

/** Text of several lines, in NFC, trimmed. */
export const paragraphs = (min: number, max: number, name: string) =>
  z.pipe(
    z.string().check(z.maxLength(max * 8, `${name} is too long.`)),
    z.pipe(
      z.transform(normaliseText),
      z.string().check(
        z.minLength(min, `${name} is empty.`),
        z.maxLength(max, `${name} has at most ${max} characters.`),
        z.refine(text => text === '' || isLegible(text), `${name} has characters that cannot be shown.`),
      ),
    ),
  )

/** Colour of a topic as a hue of OKLCH, in degrees. */
export const Hue = z.int().check(z.minimum(0), z.maximum(359))

/** Place of a thought in its topic, from 1; 0 means before the first. */
export const Seq = z.int().check(z.minimum(0))

/** Number of a change in its topic, from 1; 0 means before the first. */
export const Rev = z.int().check(z.minimum(0))

/**
 * Changes when a topic's numbering starts anew for its reader: after a restored backup for all, and for one of them when
 * whom she sees changes.
 */
export const Epoch = z.string().check(z.minLength(1), z.maxLength(80))

/** Position in a list, made by the server and opaque to everyone else. */
export const Cursor = z.string().check(z.maxLength(200))

/** Rows wanted; more than a page is clamped to a page, less than one to one. */
export const Limit = z._default(
  z.pipe(
    z.int(),
    z.transform((wanted: number) => Math.min(LIMITS.page, Math.max(1, wanted))),
  ),
  LIMITS.pageDefault,
)

/** ISO 8601 in UTC. */
export const Time = z.iso.datetime()
