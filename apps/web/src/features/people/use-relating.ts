import {
  blockPerson,
  followPerson,
  mutePerson,
  unblockPerson,
  unfollowPerson,
  unmutePerson,
} from '@mehfil/shared/contract/relations'
import type { Person } from '@mehfil/shared/person'
import { useLocation } from 'wouter'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { relationsOf } from './use-relation.ts'

export type Relating = 'follow' | 'unfollow' | 'mute' | 'unmute' | 'block' | 'unblock'

const COMMANDS = {
  follow: followPerson,
  unfollow: unfollowPerson,
  mute: mutePerson,
  unmute: unmutePerson,
  block: blockPerson,
  unblock: unblockPerson,
}

export function useRelating(person: Person) {
  const client = useClient()
  const isGuest = useUser() === null
  const notices = useNotices()
  const [path, navigate] = useLocation()
  async function relate(wish: Relating): Promise<void> {
    if (isGuest) return navigate(`${paths.signUp}?next=${encodeURIComponent(path)}`)
    try {
      const { relation } = await client.call(COMMANDS[wish], { handle: person.handle })
      relationsOf(client).set(new Map(relationsOf(client).get()).set(person.id, relation))
      const said = t(`relation.done.${wish}`, { name: person.displayName })
      notices.show(said, wish === 'mute' ? () => void relate('unmute') : undefined)
    } catch (error) {
      notices.fail(error)
    }
  }
  return { relate }
}
