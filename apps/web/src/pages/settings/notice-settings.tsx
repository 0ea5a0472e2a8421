import { NotificationSettings } from '#features/notifications/notification-settings.tsx'
import { t } from '#lib/i18n/translate.ts'
import { Section } from './section.tsx'

/** What she is told of; the list of notices leads here. */
export const NoticeSettings = () => (
  <Section title={t('notices.title')} name="notices">
    <NotificationSettings />
  </Section>
)
