import { listSessions } from '@mehfil/shared/contract/sessions'
import { PasswordForm } from '#features/accounts/password-form.tsx'
import { SessionList } from '#features/accounts/session-list.tsx'
import { SignOutButton } from '#features/accounts/sign-out-button.tsx'
import { t } from '#lib/i18n/translate.ts'
import { useCall } from '#lib/use-call.ts'
import { Section } from './section.tsx'

/** Where she is signed in, and with what. Another password ends the other sessions, so the list is asked for anew. */
export function AccessSettings() {
  const { loaded, reload } = useCall(listSessions, {})
  return (
    <>
      <Section title={t('settings.sessions')}>
        <SessionList loaded={loaded} reload={reload} />
      </Section>
      <Section title={t('settings.password')}>
        <PasswordForm onChanged={reload} />
      </Section>
      <Section title={t('account.signOut')}>
        <SignOutButton />
      </Section>
    </>
  )
}
