import { listHistory } from '@mehfil/shared/contract/thoughts'
import type { Thought } from '@mehfil/shared/thought'
import { useMemo } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { createPages } from '#lib/pages.ts'
import { fullTime } from '#lib/time.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { PagedList } from '#ui/paged-list/paged-list.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import styles from './thought-history.module.css'

const LIMIT = 20

/** What a thought says and what it said before, newest first. */
export function ThoughtHistory({ thought, onClose }: { thought: Thought; onClose: () => void }) {
  const client = useClient()
  const { id: thoughtId, body, editedAt, createdAt } = thought
  // biome-ignore lint/correctness/useExhaustiveDependencies: edited once more, it has one more former text
  const pages = useMemo(
    () =>
      createPages(async (before: number | undefined) => {
        const at = { limit: LIMIT, ...(before === undefined ? {} : { before }) }
        const { versions, next } = await client.call(listHistory, { thoughtId, ...at })
        return { items: versions, next }
      }),
    [client, thoughtId, editedAt],
  )
  return (
    <Dialog title={t('history.title')} shape="wide" onClose={onClose}>
      <Text body={body ?? ''} when={editedAt ?? createdAt} isNow />
      <PagedList
        pages={pages}
        label={t('history.former')}
        empty={t('history.none')}
        keyOf={({ rev }) => String(rev)}
      >
        {({ body: former, writtenAt }) => <Text body={former} when={writtenAt} />}
      </PagedList>
    </Dialog>
  )
}

function Text({ body, when, isNow = false }: { body: string; when: string; isNow?: boolean }) {
  return (
    <article className={isNow ? styles.now : styles.former}>
      <p className={styles.when}>
        {isNow && <strong>{t('history.now')}</strong>}
        <time dateTime={when}>{fullTime(when)}</time>
      </p>
      <PlainText text={body} isSmall />
    </article>
  )
}
