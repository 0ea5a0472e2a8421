import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useClient } from '#lib/client-context.ts'
import type { Problem } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useSelected } from '#lib/use-readable.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { Button, buttonClass } from '#ui/button/button.tsx'

type NotLoadedProps = { title: string; problem: Problem; onRetry: () => unknown }

/** What did not load. Without a line it is what was not kept either; it loads by itself when that is back. */
export function NotLoaded({ title, problem, onRetry }: NotLoadedProps) {
  const isConnected = useSelected(useClient().connection, ({ kind }) => kind === 'connected')
  const [path] = useLocation()
  const retry = useRef(onRetry)
  retry.current = onRetry
  const isAway = problem.code === 'unavailable' && !isConnected
  const wasAway = useRef(isAway)
  useEffect(() => {
    if (isConnected && wasAway.current) void retry.current()
  }, [isConnected])
  return (
    <Blank
      title={isAway ? t('offline.notKept') : title}
      text={isAway ? t('offline.notKept.next') : problem.message}
    >
      <Button onClick={() => void onRetry()}>{t('problem.retry')}</Button>
      {isAway && path !== paths.home && path !== paths.explore && (
        <Link href={paths.home} className={buttonClass('main')}>
          {t('offline.toKept')}
        </Link>
      )}
    </Blank>
  )
}
