import { listReactions } from '@mehfil/shared/contract/reactions'
import { REACTION_KINDS, type ReactionCounts, type ReactionKind } from '@mehfil/shared/reaction'
import { useMemo, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { createPages } from '#lib/pages.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { PagedList } from '#ui/paged-list/paged-list.tsx'
import { KindFilter } from './kind-filter.tsx'
import { Reactor } from './reactor.tsx'

const LIMIT = 20

type WhoReactedProps = { thoughtId: string; counts: ReactionCounts; onClose: () => void }

/** Who answered a thought, and how; asked for when it is opened, so that it is true. */
export function WhoReacted({ thoughtId, counts, onClose }: WhoReactedProps) {
  const client = useClient()
  const [kind, setKind] = useState<ReactionKind>()
  const pages = useMemo(
    () =>
      createPages(async (cursor: string | undefined) => {
        const only = { ...(kind && { kind }), ...(cursor && { cursor }) }
        const { reactions, next } = await client.call(listReactions, { thoughtId, limit: LIMIT, ...only })
        return { items: reactions, next }
      }),
    [client, thoughtId, kind],
  )
  const kinds = REACTION_KINDS.filter(each => counts[each] || each === kind)
  return (
    <Dialog title={t('reaction.who')} onClose={onClose}>
      {kinds.length > 1 && <KindFilter kinds={kinds} counts={counts} chosen={kind} onChoose={setKind} />}
      <PagedList
        pages={pages}
        label={t('reaction.people')}
        empty={t('reaction.nobody')}
        keyOf={reaction => `${reaction.person.id} ${reaction.kind}`}
      >
        {reaction => <Reactor {...reaction} onLeave={onClose} />}
      </PagedList>
    </Dialog>
  )
}
