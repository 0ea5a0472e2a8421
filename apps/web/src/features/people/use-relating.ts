import type { RelationName } from '@mehfil/client/feed-client'
import type { Person } from '@mehfil/shared/person'
import { useLocation } from 'wouter'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useNotices } from '#ui/notice/notice.ts'

const WISHES = {
  follow: ['follows', true],
  unfollow: ['follows', false],
  mute: ['mutes', true],
  unmute: ['mutes', false],
  block: ['blocks', true],
  unblock: ['blocks', false],
} as const satisfies Record<string, readonly [RelationName, boolean]>

export type Relating = keyof typeof WISHES

/** Changes how one stands to somebody: it shows at once, and is said once it is so. A guest is shown the way in first. */
export function useRelating(person: Pick<Person, 'id' | 'handle' | 'displayName'>) {
  const { relations } = useClient()
  const isGuest = useUser() === null
  const notices = useNotices()
  const [path, navigate] = useLocation()
  return async function relate(wish: Relating): Promise<void> {
    if (isGuest) return navigate(`${paths.signUp}?next=${encodeURIComponent(path)}`)
    try {
      const [name, isWanted] = WISHES[wish]
      await relations.set(person, name, isWanted)
      const words = t(`relation.done.${wish}`, { name: person.displayName })
      notices.show(words, wish === 'mute' ? () => void relate('unmute') : undefined)
    } catch (error) {
      notices.fail(error)
    }
  }
}
