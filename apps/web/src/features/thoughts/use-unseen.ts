import { useEffect, useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { nextSeen, unseenCount } from './unseen.ts'

type UnseenInput = {
  head: number
  isAtNewest: boolean
  initial: number | undefined
  countVeiled: ((after: number) => number) | undefined
}

/** How many thoughts came while the reader was away from the top. */
export function useUnseen({ head, isAtNewest, initial, countVeiled }: UnseenInput) {
  const [stored, setStored] = useState(initial ?? head)
  const seen = nextSeen(stored, { head, isAtNewest })
  // Adjusting while drawing spares a second picture with a count that is already wrong.
  if (seen !== stored) setStored(seen)
  const count = unseenCount({ seen, head, veiled: countVeiled?.(seen) ?? 0 })
  useAnnounced(count)
  return { seen, count }
}

/** Ears are told politely and rarely: once things are quiet, at most every ten seconds. */
const QUIET = 2_000
const RARELY = 10_000
let toldAt = Number.NEGATIVE_INFINITY

function useAnnounced(count: number): void {
  const { announce } = useNotices()
  useEffect(() => {
    if (count === 0) return
    const delay = Math.max(QUIET, toldAt + RARELY - performance.now())
    const timer = setTimeout(() => {
      toldAt = performance.now()
      announce(t('feed.new', { count }))
    }, delay)
    return () => clearTimeout(timer)
  }, [count, announce])
}
