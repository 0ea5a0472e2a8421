import type { ReactionKind } from '@mehfil/shared/reaction'

/** How each reaction looks; `relatable` is the heart that every card carries. */
export const REACTION_FACES: Record<ReactionKind, string> = {
  relatable: '❤️',
  wah: '👏',
  love: '🌹',
  laugh: '😄',
  sad: '😢',
  wow: '😮',
}

export const faceOf = (kind: ReactionKind): string => REACTION_FACES[kind]
