import { listFollowers, listFollowing } from '@mehfil/shared/contract/relations'
import type { Person } from '@mehfil/shared/person'
import { useMemo } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { createPages } from '#lib/pages.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { PagedList } from '#ui/paged-list/paged-list.tsx'
import { PersonLine } from './person-line.tsx'

const LIMIT = 30

/** Which way the following goes. */
export type FollowSide = 'followers' | 'following'

const COMMANDS = { followers: listFollowers, following: listFollowing }

type FollowListProps = { person: Person; side: FollowSide; onClose: () => void }

/** Who follows somebody, or whom she follows; asked for when it is opened, so that it is true. */
export function FollowList({ person: { handle, displayName }, side, onClose }: FollowListProps) {
  const client = useClient()
  const pages = useMemo(
    () =>
      createPages(async (cursor: string | undefined) => {
        const place = cursor ? { cursor } : {}
        const { people, next } = await client.call(COMMANDS[side], { handle, limit: LIMIT, ...place })
        return { items: people, next }
      }),
    [client, handle, side],
  )
  return (
    <Dialog title={t(`person.${side}.title`)} onClose={onClose}>
      <PagedList
        pages={pages}
        label={t(`person.${side}.label`, { name: displayName })}
        empty={t(`person.${side}.none`)}
        keyOf={person => person.id}
      >
        {person => <PersonLine person={person} onLeave={onClose} />}
      </PagedList>
    </Dialog>
  )
}
