/** What is being typed of a name: from the sign to the end of the word, and what stands between sign and caret. */
export type TypedMention = { readonly start: number; readonly end: number; readonly prefix: string }

/** As a mention is read in a thought: not in the middle of a word or an address. A name may have marks and joiners. */
const TYPED = /(?<![\p{L}\p{N}_/@#.])@([\p{L}\p{M}\p{N}_\u200C\u200D]{0,30})$/u

const REST_OF_HANDLE = /^[a-z0-9_]*/i

/** The mention at the caret, if one is being typed there. */
export function mentionAt(text: string, caret: number): TypedMention | undefined {
  const match = TYPED.exec(text.slice(0, caret))
  if (!match) return undefined
  const rest = REST_OF_HANDLE.exec(text.slice(caret))?.[0].length ?? 0
  return { start: match.index, end: caret + rest, prefix: match[1] ?? '' }
}
