import type { User } from '@mehfil/shared/person'
import { Redirect, useLocation, useSearch } from 'wouter'
import { SignForm } from '#features/accounts/sign-form.tsx'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Brand } from '#ui/brand/brand.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { Page } from '#ui/page/page.tsx'
import { arrival, safeNext } from './arrival.ts'
import styles from './sign-page.module.css'
import { COMPOSE } from './use-compose-focus.ts'

/** The door. A new member is led to a topic, with the line to write in ready. */
export function SignPage({ isNew }: { isNew: boolean }) {
  const client = useClient()
  const notices = useNotices()
  const search = useSearch()
  const [, navigate] = useLocation()
  const next = safeNext(new URLSearchParams(search).get('next'))
  const isMember = useUser() !== null

  const handleDone = async (user: User) => {
    if (!isNew) return navigate(next, { replace: true })
    const greeting = user.role === 'admin' ? 'account.admin' : undefined
    notices.show(greeting ? t(greeting) : t('account.welcome', { name: user.displayName }))
    navigate(await arrival(client, next), { replace: true, state: COMPOSE })
  }

  // Whoever is in already, by another tab or an old address, has nothing to do here.
  if (isMember && !isNew) return <Redirect to={next} replace />
  return (
    <Page title={isNew ? t('account.signUp.title') : t('account.signIn.title')} head={null}>
      <div className={styles.brand}>
        <Brand />
      </div>
      <SignForm isNew={isNew} search={search && `?${search}`} onDone={handleDone} />
    </Page>
  )
}
