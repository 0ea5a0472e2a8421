import {
  furthestOfAll,
  type Nearness,
  needleOf,
  pairsWithin,
  partsWithin,
  type Question,
  SHORTEST_PART,
  type Term,
} from '@mehfil/shared/search-question'
import { and, eq, not, or, type SQL, sql } from 'drizzle-orm'
import { hasText, thoughtTexts, wordsOf } from '#db/schema/search.ts'
import { isSeen } from '#feed/sight.ts'

/** Which thoughts are looked at. Times in ms. */
export type Scope = {
  topicId?: string | undefined
  authorId?: string | undefined
  /** Whose thoughts are passed over. */
  hidden?: ReadonlySet<string> | undefined
  from?: number | undefined
  to?: number | undefined
  hasPicture?: boolean | undefined
}

const timeAt = (ms: number) => sql`to_timestamp(${ms / 1_000}::double precision)`

export const isInScope = ({ topicId, authorId, hidden, from, to, hasPicture }: Scope): SQL | undefined =>
  and(
    topicId === undefined ? undefined : eq(thoughtTexts.topicId, topicId),
    authorId === undefined ? undefined : eq(thoughtTexts.authorId, authorId),
    hidden && isSeen(thoughtTexts.authorId, hidden),
    from === undefined ? undefined : sql`${thoughtTexts.createdAt} >= ${timeAt(from)}`,
    to === undefined ? undefined : sql`${thoughtTexts.createdAt} < ${timeAt(to)}`,
    hasPicture === undefined
      ? undefined
      : hasPicture
        ? thoughtTexts.hasPicture
        : not(thoughtTexts.hasPicture),
  )

/**
 * Says to the planner which index thoughts are read through by. To it, a topic's own looks dearer than passing over
 * everybody else's thoughts, which it is only on a disk that turns.
 */
export const isReadOn = ({ topicId, authorId, hasPicture }: Scope): SQL | undefined =>
  topicId === undefined && authorId === undefined && !hasPicture ? hasText(thoughtTexts.folded) : undefined

const isIn = (needle: string, folded: SQL) => sql`strpos(${folded}, ${needle}) > 0`

/** Has the folded text all terms, at least as near as this? */
export const isMetAs = ({ terms }: Question, nearness: Nearness, folded: SQL): SQL =>
  and(...terms.map(term => isIn(needleOf(term, nearness), folded))) ?? sql`true`

/** In the statement, and not beside it: so a case has a type. */
const NUMBERS = [sql`0`, sql`1`, sql`2`] as const

/** How near the folded text is to the question: a number, or null for what is not looked for. */
export function nearnessTo(question: Question, folded: SQL): SQL<number | null> {
  const last = furthestOfAll(question)
  const isFound = and(
    isMetAs(question, last, folded),
    ...question.excluded.map(term => not(isIn(needleOf(term, 0), folded))),
  )
  const nearer = ([0, 1] as const)
    .filter(nearness => nearness < last)
    .map(nearness => sql`when ${isMetAs(question, nearness, folded)} then ${NUMBERS[nearness]}`)
  return sql`case when not (${isFound}) then null ${sql.join(nearer, sql` `)} else ${NUMBERS[last]} end`
}

/** The same question to the indexes, which may find a little too much: never too little. */
export function isIndexedAs({ terms, excluded }: Question, nearness: Nearness): SQL | undefined {
  const words = terms.filter(term => !isPart(term, nearness)).map(term => wordsQuery(term, nearness))
  // Words that follow each other say nothing of one of them alone.
  const without = excluded.filter(term => term.words.length === 1).map(term => `!${wordsQuery(term, 0)}`)
  const pairs = terms.flatMap(term => pairsWithin(term, nearness))
  return and(
    words.length > 0 ? hasWords([...words, ...without].join(' & ')) : undefined,
    pairs.length > 0 ? hasParts(pairs) : undefined,
    ...terms
      .filter(term => isPart(term, nearness))
      .map(term => or(hasWords(wordsQuery(term, nearness)), hasParts(partsWithin(term.words[0] ?? '')))),
  )
}

const isPart = ({ furthest, words: [word = ''] }: Term, nearness: Nearness) =>
  Math.min(furthest, nearness) === 2 && Array.from(word).length >= SHORTEST_PART

const hasWords = (query: string) => sql`${wordsOf(thoughtTexts.folded)} @@ ${query}::tsquery`

const hasParts = (parts: readonly number[]) => sql`${thoughtTexts.parts} @> ${sql.param(parts)}::int[]`

/** Folded words have no signs in them; quotes keep it so even if one day they had. */
function wordsQuery({ words, furthest }: Term, nearness: Nearness): string {
  const quoted = words.map(word => `'${word.replace(/['\\]/g, '$&$&')}'`)
  return Math.min(furthest, nearness) === 0 ? quoted.join(' & ') : `${quoted.join(' & ')}:*`
}
