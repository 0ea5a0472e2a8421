import { useLocation } from 'wouter'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Button } from '#ui/button/button.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { leave } from './account.ts'

export function SignOutButton() {
  const client = useClient()
  const notices = useNotices()
  const [, navigate] = useLocation()

  const signOut = async () => {
    try {
      await leave(client)
      navigate(paths.explore)
    } catch (error) {
      notices.fail(error)
    }
  }
  return <Button onClick={signOut}>{t('account.signOut')}</Button>
}
