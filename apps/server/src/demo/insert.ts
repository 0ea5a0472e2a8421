import type { Transaction } from '#db/database.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import type { ReactionRow, ThoughtRow } from './rows.ts'

// Past the feed's writer on purpose: demo thoughts have a past, and nobody is watching them yet.

export const insertThoughts = (tx: Transaction, rows: readonly ThoughtRow[]) =>
  tx.insert(thoughts).values([...rows])

export const insertReactions = (tx: Transaction, rows: readonly ReactionRow[]) =>
  tx.insert(reactions).values([...rows])
