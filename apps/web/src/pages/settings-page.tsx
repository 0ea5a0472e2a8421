import { listSessions } from '@mehfil/shared/contract/sessions'
import type { User } from '@mehfil/shared/person'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { enter } from '#features/accounts/account.ts'
import { PasswordForm } from '#features/accounts/password-form.tsx'
import { SessionList } from '#features/accounts/session-list.tsx'
import { SignOutButton } from '#features/accounts/sign-out-button.tsx'
import { KeptApart } from '#features/people/kept-apart.tsx'
import { NotificationSettings } from '#features/notifications/notification-settings.tsx'
import { ProfileForm } from '#features/people/profile-form.tsx'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useCall } from '#lib/use-call.ts'
import { Page, PageHead } from '#ui/page/page.tsx'
import { LookSettings } from './look-settings.tsx'
import styles from './settings-page.module.css'
import { WritingSettings } from './writing-settings.tsx'

/** What is one's own, and what is this browser's. A guest has the browser's. */
export function SettingsPage() {
  const user = useUser()
  return (
    <Page
      title={t('settings.title')}
      head={<PageHead title={t('settings.title')} subtitle={t('settings.subtitle')} />}
    >
      <Section title={t('settings.look')}>
        <LookSettings />
      </Section>
      {user && <Own user={user} />}
    </Page>
  )
}

function Own({ user }: { user: User }) {
  const client = useClient()
  const { loaded, reload } = useCall(listSessions, {})
  return (
    <>
      <Section title={t('settings.profile')}>
        <ProfileForm key={user.id} user={user} onSaved={saved => enter(client, saved)} />
      </Section>
      <Section title={t('settings.writing')}>
        <WritingSettings />
      </Section>
      <Section title={t('relation.apart.title')}>
        <KeptApart />
      </Section>
      <Section title={t('notices.title')} name="notices">
        <NotificationSettings />
      </Section>
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

type SectionProps = { title: string; name?: string; children: ReactNode }

/** With a name it can be gone to by address. */
function Section({ title, name, children }: SectionProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (name === undefined || location.hash !== `#${name}`) return
    section.current?.scrollIntoView()
    section.current?.focus({ preventScroll: true })
  }, [name])
  return (
    <section ref={section} id={name} tabIndex={-1} className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}
