import type { NotificationListState } from '@mehfil/client/feed-client'
import type { PageEdge } from '@mehfil/client/states'
import type { Notification } from '@mehfil/shared/notification'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { useCallback, useMemo, useRef } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { AnchoredList } from '#ui/anchored-list/anchored-list.tsx'
import type { AnchoredListHandle, VisibleRange } from '#ui/anchored-list/list-contract.ts'
import { ListEdge } from '#ui/list-edge/list-edge.tsx'
import styles from './notification-list.module.css'
import { NotificationRow } from './notification-row.tsx'
import { useReading } from './use-reading.ts'
import { useRowKeys } from './use-row-keys.ts'

type NotificationListProps = {
  state: Extract<NotificationListState, { kind: 'ready' }>
  /** Up to which number they were read when the page was opened. */
  since: number
  faceOf: (kind: ReactionKind) => string
}

/** What stands in the list: a row of what happened, or what goes on at its end. */
type Row = Notification | Edge
type Edge = { readonly id: 'edge'; readonly edge: PageEdge }

const keyOf = ({ id }: Row) => id
const canHold = (row: Row) => 'kind' in row
const estimateHeight = (row: Row) => (canHold(row) && (row as Notification).thought ? 148 : 86)

/** What a member was told, the newest first. What comes on top does not move who reads further down. */
export function NotificationList({ state, since, faceOf }: NotificationListProps) {
  const { notifications } = useClient()
  const list = useRef<AnchoredListHandle>(null)
  const { notifications: told, older } = state
  const rows = useMemo(() => [...told, { id: 'edge', edge: older } as const], [told, older])
  const watch = useReading(list, told)
  const see = useRowKeys(list, rows)
  const renderRow = useCallback(
    (row: Row) =>
      'kind' in row ? (
        <NotificationRow notification={row} isNew={!row.isRead || row.number > since} faceOf={faceOf} />
      ) : (
        <ListEdge
          edge={row.edge}
          end={t('notices.start')}
          failed={t('notices.older.failed')}
          onRetry={() => notifications.loadOlder()}
        />
      ),
    [since, faceOf, notifications],
  )
  const handleVisibleChange = useCallback(
    (range: VisibleRange) => {
      watch()
      see(range)
    },
    [watch, see],
  )
  return (
    <div className={styles.frame}>
      <AnchoredList<Row>
        id="feed"
        aria-label={t('notices.title')}
        className={styles.list}
        rows={rows}
        rowKey={keyOf}
        renderRow={renderRow}
        estimateHeight={estimateHeight}
        canHold={canHold}
        onVisibleChange={handleVisibleChange}
        onReachEnd={() => {
          if (older === 'more') notifications.loadOlder()
        }}
        handleRef={list}
      />
    </div>
  )
}
