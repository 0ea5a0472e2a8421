import { useContext, useEffect } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { refreshPage } from '#lib/refresh-page.ts'
import { useReadable, useSelected } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { Line } from '#ui/notice/status-line.tsx'
import { NewVersionContext } from './new-version.ts'

/** Says once that a new version is here. Nothing happens before somebody wants it; what was written stays. */
export function VersionLine() {
  const news = useContext(NewVersionContext)
  const isReady = useReadable(news) === 'ready'
  // What is said of the connection comes first, and has the same way out.
  const isConnected = useSelected(useClient().connection, ({ kind }) => kind === 'connected')
  const { announce } = useNotices()
  const isShown = isReady && isConnected
  useEffect(() => (isShown ? announce(t('install.newVersion')) : undefined), [isShown, announce])

  if (!isShown) return null
  return (
    <Line>
      <span aria-hidden>{t('install.newVersion')}</span>
      <button type="button" onClick={() => void refreshPage()}>
        {t('install.refresh')}
      </button>
      <button type="button" onClick={() => news.set('put-off')}>
        {t('install.later')}
      </button>
    </Line>
  )
}
