import type { DemoThought, ReactionKind } from './demo-thought.ts'
import { type Handle, people } from './people.ts'
import type { PictureName } from './pictures.ts'
import { type Poet, poets } from './poets.ts'

/** `to` answers an earlier key; a kind of reaction says how many people felt so. */
type Extras = { readonly key?: string; readonly to?: string; readonly picture?: PictureName } & Partial<
  Record<ReactionKind, number>
>

const kinds = ['relatable', 'wah', 'love', 'laugh', 'sad', 'wow'] as const satisfies readonly ReactionKind[]

/** Hash of a text (FNV-1a, 32 bit). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Everyone but the author, in an order that depends on the thought alone. */
function roomFor(by: Handle, body: string): Handle[] {
  return people
    .map(person => person.handle)
    .filter(handle => handle !== by)
    .sort((a, b) => hashOf(a + body) - hashOf(b + body))
}

function reactionsTo(by: Handle, body: string, counts: Extras): Pick<DemoThought, 'reactions'> {
  const room = roomFor(by, body)
  const given = kinds.flatMap(kind => {
    const count = counts[kind]
    return count === undefined ? [] : [[kind, room.splice(0, count)] as const]
  })
  return given.length === 0 ? {} : { reactions: Object.fromEntries(given) }
}

export function say(by: Handle, body: string, extras: Extras = {}): DemoThought {
  return {
    by,
    body,
    ...(extras.key === undefined ? {} : { key: extras.key }),
    ...(extras.to === undefined ? {} : { replyTo: extras.to }),
    ...(extras.picture === undefined ? {} : { picture: extras.picture }),
    ...reactionsTo(by, body, extras),
  }
}

/** A quoted verse, with the name of its poet under it. */
export function verse(by: Handle, poet: Poet, lines: string, extras: Extras = {}): DemoThought {
  return say(by, `${lines}\n— ${poets[poet]}`, extras)
}

const threeWeeks = 21 * 24 * 60

/** Minutes between a thought and the one before it, from parts that fill the given span. */
function gapsWithin(span: number, thoughts: readonly DemoThought[]): number[] {
  const parts = thoughts.map((thought, index) => {
    const left = 1 - index / thoughts.length
    const chance = (hashOf(thought.body) % 100) / 100
    return thought.replyTo === undefined
      ? { wait: 0, share: left ** 1.6 * (0.4 + chance) }
      : { wait: 2 + 40 * chance * left, share: 0 }
  })
  const waited = parts.reduce((sum, part) => sum + part.wait, 0)
  const shares = parts.reduce((sum, part) => sum + part.share, 0)
  return parts.map(({ wait, share }) => 1 + Math.floor(wait + (share / shares) * (span - waited)))
}

/**
 * Spreads thoughts over the last three weeks: sparse at first, dense towards the newest. A reply
 * follows within the hour on what stands before it.
 */
export function overThreeWeeks(newestMinutesAgo: number, thoughts: readonly DemoThought[]): DemoThought[] {
  const gaps = gapsWithin(threeWeeks - newestMinutesAgo - thoughts.length, thoughts)
  let minutesAgo = newestMinutesAgo + gaps.reduce((sum, gap) => sum + gap, 0)
  return thoughts.map((thought, index) => {
    minutesAgo -= gaps[index] ?? 0
    return { ...thought, minutesAgo }
  })
}
