import { listSessions } from '@mehfil/shared/contract/sessions'
import type { User } from '@mehfil/shared/person'
import { type ReactNode, useId } from 'react'
import { enter } from '#features/accounts/account.ts'
import { PasswordForm } from '#features/accounts/password-form.tsx'
import { SessionList } from '#features/accounts/session-list.tsx'
import { SignOutButton } from '#features/accounts/sign-out-button.tsx'
import { InstallEntry } from '#features/install/install-entry.tsx'
import { useWayToInstall } from '#features/install/use-way-to-install.ts'
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
      <Installing />
      {user && <Own user={user} />}
    </Page>
  )
}

function Installing() {
  const way = useWayToInstall()
  return way === 'none' ? null : (
    <Section title={t('install.title')}>
      <InstallEntry way={way} />
    </Section>
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}
