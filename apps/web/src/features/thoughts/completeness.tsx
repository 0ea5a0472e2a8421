import type { TopicFeed } from '@mehfil/client/feed-client'
import type { TopicFeedState } from '@mehfil/client/states'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable, useSelected } from '#lib/use-readable.ts'
import styles from './completeness.module.css'

const isCatchingUp = (state: TopicFeedState) => state.kind === 'open' && state.isCatchingUp
const seqOf = (state: TopicFeedState) => (state.kind === 'open' ? state.window.headSeq : undefined)
const revOf = (state: TopicFeedState) => (state.kind === 'open' ? state.window.rev : 0)

/** Up to where nothing is missing, for who wants to know it (D11). */
export function Completeness({ feed }: { feed: TopicFeed }) {
  const connection = useReadable(useClient().connection)
  const isBehind = useSelected(feed.state, isCatchingUp)
  const seq = useSelected(feed.state, seqOf)
  const rev = useSelected(feed.state, revOf)
  if (seq === undefined) return null
  return (
    <p className={styles.complete}>
      {t(keyOf(connection.kind === 'connected', isBehind), { seq, rev: String(rev) })}
    </p>
  )
}

function keyOf(isConnected: boolean, isBehind: boolean) {
  if (!isConnected) return 'feed.completeOffline'
  return isBehind ? 'feed.completeSoon' : 'feed.complete'
}
