import { LIMITS } from '@mehfil/shared/limits'
import { countGraphemes, normaliseText } from '@mehfil/shared/text'

/** How the length of a text stands to the limit, in characters as a person counts them. */
export type RoomLeft = {
  readonly left: number
  readonly isNear: boolean
  readonly isOver: boolean
  readonly isEmpty: boolean
}

/** From here on the number is worth a look. */
const NEAR = 200

export function roomLeft(text: string): RoomLeft {
  const used = countGraphemes(normaliseText(text))
  const left = LIMITS.thoughtGraphemes - used
  return { left, isNear: left <= NEAR, isOver: left < 0, isEmpty: used === 0 }
}
