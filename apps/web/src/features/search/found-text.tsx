import type { Spans } from '@mehfil/shared/search'
import { useMemo } from 'react'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { excerptOf, piecesOf, textOf } from './excerpt.ts'
import { Marked } from './marked.tsx'

type FoundTextProps = { text: string; spans: Spans; isSmall?: boolean; className?: string | undefined }

/** What stands around what was found in a text, in its own direction and type. */
export function Excerpt({ text, spans, isSmall = false, className }: FoundTextProps) {
  const pieces = useMemo(() => excerptOf(text, spans), [text, spans])
  return (
    <PlainText text={textOf(pieces)} isSmall={isSmall} className={className}>
      <Marked pieces={pieces} />
    </PlainText>
  )
}

/** A name with what was found in it. */
export const FoundName = ({ text, spans }: { text: string; spans: Spans }) => (
  <Marked pieces={piecesOf(text, spans)} />
)
