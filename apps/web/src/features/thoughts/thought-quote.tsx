import { guessLanguage } from '@mehfil/shared/text'
import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'
import { Link } from 'wouter'
import { usePerson } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import styles from './thought-quote.module.css'
import { whyNothing } from './tombstone.tsx'

type ThoughtQuoteProps = {
  replyTo: NonNullable<Thought['replyTo']>
  /** The thought answered, when it is held. */
  parent: Thought | undefined
  href: string | undefined
}

/** One line of what a thought answers; the way to it even when it is not held. */
export function ThoughtQuote({ replyTo, parent, href }: ThoughtQuoteProps) {
  const content = parent ? <Line parent={parent} /> : t('thought.replyTo', { seq: replyTo.seq })
  return href ? (
    <Link href={href} className={styles.quote}>
      {content}
    </Link>
  ) : (
    <span className={styles.quote}>{content}</span>
  )
}

function Line({ parent }: { parent: Thought }) {
  const author = usePerson(parent.authorId)
  const body = parent.body ?? whyNothing(parent)
  if (isVeiled(parent)) return body
  return (
    <>
      <span>
        <bdi>@{author?.handle ?? t('thought.someone')}</bdi>:
      </span>
      <bdi lang={guessLanguage(body)} className={styles.text}>
        {body}
      </bdi>
    </>
  )
}
