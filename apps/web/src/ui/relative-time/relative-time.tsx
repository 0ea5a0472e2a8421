import { fullTime, shortAge } from '#lib/time.ts'
import { useNow } from '#lib/use-now.ts'

/** How long ago; the whole date on hovering. */
export function RelativeTime({ at, className }: { at: string; className?: string | undefined }) {
  const text = useNow(now => shortAge(at, now))
  return (
    <time dateTime={at} title={fullTime(at)} className={className}>
      {text}
    </time>
  )
}
