import { enter } from '#features/accounts/account.ts'
import { ProfileForm } from '#features/people/profile-form.tsx'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Section } from './section.tsx'

export function ProfileSettings() {
  const client = useClient()
  const user = useUser()
  return (
    user && (
      <Section title={t('settings.profile')}>
        <ProfileForm key={user.id} user={user} onSaved={saved => enter(client, saved)} />
      </Section>
    )
  )
}
