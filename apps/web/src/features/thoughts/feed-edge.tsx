import { t } from '#lib/i18n/translate.ts'
import { ListEdge } from '#ui/list-edge/list-edge.tsx'
import type { EdgeRow } from './feed-row.ts'

/** What goes on at an end of the feed; only its older one is where it began. */
export const FeedEdge = ({ row: { edge, side }, onRetry }: { row: EdgeRow; onRetry: () => void }) =>
  side === 'older' ? (
    <ListEdge edge={edge} end={t('feed.start')} failed={t('feed.more.failed')} onRetry={onRetry} />
  ) : (
    <ListEdge edge={edge} end={null} failed={t('feed.newer.failed')} onRetry={onRetry} />
  )
