import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Page, PageHead } from '#ui/page/page.tsx'
import { AccessSettings } from './settings/access-settings.tsx'
import { ApartSettings } from './settings/apart-settings.tsx'
import { DataSettings } from './settings/data-settings.tsx'
import { InstallSettings } from './settings/install-settings.tsx'
import { KeySettings } from './settings/key-settings.tsx'
import { LookSettings } from './settings/look-settings.tsx'
import { NoticeSettings } from './settings/notice-settings.tsx'
import { ProfileSettings } from './settings/profile-settings.tsx'
import { WritingSettings } from './settings/writing-settings.tsx'

/** Of this browser: for everybody, also a guest. In the order of the page; each brings its heading. */
const BROWSERS = { look: LookSettings, data: DataSettings, keys: KeySettings, install: InstallSettings }
/** A member's own. */
const OWN = {
  profile: ProfileSettings,
  notices: NoticeSettings,
  writing: WritingSettings,
  apart: ApartSettings,
  access: AccessSettings,
}

/** What is one's own, and what is this browser's. */
export function SettingsPage() {
  const isGuest = useUser() === null
  const parts = isGuest ? BROWSERS : { ...BROWSERS, ...OWN }
  return (
    <Page
      title={t('settings.title')}
      head={<PageHead title={t('settings.title')} subtitle={t('settings.subtitle')} />}
    >
      {Object.entries(parts).map(([name, Part]) => (
        <Part key={name} />
      ))}
    </Page>
  )
}
