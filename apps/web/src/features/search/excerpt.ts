import type { Spans } from '@mehfil/shared/search'

/** A piece of a text, for one text node; what was found is marked. */
export type Piece = { readonly text: string; readonly isFound: boolean }

/** In UTF-16 units: some lines of a card, and what stands before the first that was found. */
const LONGEST = 260
const BEFORE = 70
/** Verse has short lines. */
const MOST_LINES = 6
const LINES_BEFORE = 2

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The whole text, in pieces. */
export const piecesOf = (text: string, spans: Spans): readonly Piece[] =>
  piecesWithin(text, spans, 0, text.length)

/** What stands around the first that was found: whole words, and never half a character. */
export function excerptOf(text: string, spans: Spans): readonly Piece[] {
  const [first = 0, last = first] = spans[0] ?? []
  const from = startBefore(text, first)
  const to = endAfter(text, from, last)
  const pieces = piecesWithin(text, spans, from, to).map(({ text: piece, isFound }) => ({
    text: piece.replace(/\s*\n\s*\n\s*/g, '\n'),
    isFound,
  }))
  if (from > 0) pieces.unshift({ text: '… ', isFound: false })
  if (to < text.length) pieces.push({ text: ' …', isFound: false })
  return pieces
}

export const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

function piecesWithin(text: string, spans: Spans, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  const add = (end: number, isFound: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), isFound })
    at = Math.max(at, end)
  }
  for (const [start, end] of spans) {
    if (start >= to) break
    add(Math.max(from, Math.min(start, to)), false)
    add(Math.min(end, to), true)
  }
  add(to, false)
  return pieces
}

function startBefore(text: string, first: number): number {
  const before = text.slice(0, first)
  const lines = [...before.matchAll(/\n/g)].map(({ index }) => index + 1)
  const line = lines.at(-1 - LINES_BEFORE) ?? 0
  const far = text.length <= LONGEST || first <= BEFORE ? 0 : wordFrom(text, first - BEFORE, first)
  return Math.max(line, far)
}

function endAfter(text: string, from: number, last: number): number {
  const lines = [...text.slice(from).matchAll(/\n/g)].map(({ index }) => from + index)
  const line = lines.find((end, at) => at >= MOST_LINES - 1 && end >= last) ?? text.length
  const far = text.length - from <= LONGEST ? text.length : wordTo(text, from + LONGEST, last)
  return Math.min(line, far)
}

/** The beginning of the next word; where there is none up to `end`, that of the character. */
function wordFrom(text: string, at: number, end: number): number {
  const space = text.slice(at, end).search(/\s\S/)
  return space < 0 ? (segmenter.segment(text).containing(at)?.index ?? at) : at + space + 1
}

/** The end of the last word that is whole up to there; where there is none after `start`, that of the character. */
function wordTo(text: string, at: number, start: number): number {
  if (at <= start) return start
  const space = text.slice(start, at).search(/\s+\S*$/)
  return space < 0 ? (segmenter.segment(text).containing(at)?.index ?? at) : start + space
}
