import type { InputOf } from '@mehfil/shared/contract/command'
import type { setNotifications } from '@mehfil/shared/contract/notifications'
import { useEffect } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'

/** What a member wants to be told of, and the way to change it: seen at once, taken back where it is refused. */
export function useNotificationSettings() {
  const { notifications } = useClient()
  const { fail } = useNotices()
  const state = useReadable(notifications.settings)
  useEffect(() => notifications.loadSettings(), [notifications])
  const change = (wish: InputOf<typeof setNotifications>) => void notifications.set(wish).catch(fail)
  return { state, change, reload: () => notifications.loadSettings() }
}
