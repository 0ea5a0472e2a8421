import { useEffect, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { refreshPage } from '#lib/refresh-page.ts'
import { useOnline } from '#lib/use-online.ts'
import { useReadable, useSelected } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { Line } from '#ui/notice/status-line.tsx'
import { useIsCatchingUp } from './catching-up.ts'
import { type ConnectionWords, connectionWords } from './connection-words.ts'
import { useLeavingWarning } from './use-leaving-warning.ts'

/** A short break is nobody's business: it is said only when it lasts. */
const PATIENCE = 900

/** One quiet line about the connection, or nothing. */
export function ConnectionLine() {
  const client = useClient()
  const isCatchingUp = useIsCatchingUp()
  const connection = useReadable(client.connection)
  const waiting = useSelected(
    client.outbox.entries,
    // What is held is with the server, and is not waited for.
    all => all.filter(({ kind }) => kind !== 'refused' && kind !== 'held').length,
  )
  const isOnline = useOnline()
  const isLasting = useReadable(client.outbox.isLasting)
  useLeavingWarning(waiting > 0 && !isLasting)
  const words = connectionWords({ connection, isOnline, waiting, isLasting, isCatchingUp })
  const text = textOf(words)
  const shown = usePatient(text)
  const { announce } = useNotices()

  useEffect(() => (shown ? announce(shown) : undefined), [shown, announce])

  if (!shown || shown !== text) return null
  return (
    <Line>
      <span aria-hidden>{shown}</span>
      {words.kind === 'ended' && words.canReload && (
        <button type="button" onClick={() => void refreshPage()}>
          {t('connection.reload')}
        </button>
      )}
    </Line>
  )
}

function textOf(words: ConnectionWords): string | null {
  switch (words.kind) {
    case 'well':
      return null
    case 'offline':
      return offlineText(words.waiting, words.isLasting)
    case 'reconnecting':
      return t('connection.reconnecting')
    case 'catching-up':
      return t('connection.catchingUp')
    case 'ended':
      return words.message
  }
}

function offlineText(count: number, isLasting: boolean): string {
  if (count === 0) return t('connection.offline')
  return t(isLasting ? 'connection.offlineWaiting' : 'connection.offlineNotKept', { count })
}

/** The value once there has been something to say for a while; from then on every change at once. */
function usePatient(text: string | null): string | null {
  const [isDue, setIsDue] = useState(false)
  const isSomething = text !== null
  useEffect(() => {
    if (!isSomething) return
    const timer = setTimeout(() => setIsDue(true), PATIENCE)
    return () => {
      clearTimeout(timer)
      setIsDue(false)
    }
  }, [isSomething])
  return isDue ? text : null
}
