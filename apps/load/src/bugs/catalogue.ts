import { ackBeforeCommit } from './ack-before-commit.ts'
import { bigserialCursor } from './bigserial-cursor.ts'
import type { Bug } from './bug.ts'
import { burntNumbers } from './burnt-numbers.ts'
import { emitBeforeCommit } from './emit-before-commit.ts'
import { emitFromRequest } from './emit-from-request.ts'
import { fetchThenJoin } from './fetch-then-join.ts'
import { noDedupe } from './no-dedupe.ts'
import { noHeads } from './no-heads.ts'

export const BUGS: readonly Bug[] = [
  bigserialCursor,
  emitBeforeCommit,
  fetchThenJoin,
  noDedupe,
  burntNumbers,
  noHeads,
  ackBeforeCommit,
  emitFromRequest,
]

/** Throws a sentence when there is no such bug. */
export function bugNamed(name: string): Bug {
  const bug = BUGS.find(one => one.name === name)
  if (!bug) throw new Error(`There is no bug ${name}; there are ${BUGS.map(one => one.name).join(', ')}.`)
  return bug
}
