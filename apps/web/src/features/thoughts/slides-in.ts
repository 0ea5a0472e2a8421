import type { Thought } from '@mehfil/shared/thought'

const FRESH_MS = 3_000
/** Where cards come more densely than this, each would still move when the next one comes. */
const CALM_MS = 1_000

let cameAt = Number.NEGATIVE_INFINITY

/** Whether a card that is drawn for the first time slides in: it came in this moment, and not in a crowd. */
export function slidesIn({ createdAt }: Pick<Thought, 'createdAt'>, now = Date.now()): boolean {
  if (now - Date.parse(createdAt) >= FRESH_MS) return false
  const isCalm = now - cameAt > CALM_MS
  cameAt = now
  return isCalm
}
