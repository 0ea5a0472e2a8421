import type { ReactNode, RefCallback } from 'react'
import { useRowPlace } from '#ui/anchored-list/row-place.ts'
import { cardId } from './card-id.ts'

type FeedArticleProps = {
  rowKey: string
  label: string
  className: string | undefined
  ref?: RefCallback<HTMLElement> | undefined
  children: ReactNode
}

/** An article of a feed. It alone reads its place, so that a row inserted above does not redraw the card inside. */
export function FeedArticle({ rowKey, label, className, ref, children }: FeedArticleProps) {
  const { index, count } = useRowPlace()
  return (
    <article
      ref={ref}
      id={cardId(rowKey)}
      className={className}
      aria-label={label}
      aria-posinset={index + 1}
      aria-setsize={Math.max(count, index + 1)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: articles of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
    >
      {children}
    </article>
  )
}
