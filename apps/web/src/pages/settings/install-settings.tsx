import { InstallEntry } from '#features/install/install-entry.tsx'
import { useWayToInstall } from '#features/install/use-way-to-install.ts'
import { t } from '#lib/i18n/translate.ts'
import { Section } from './section.tsx'

/** How it comes to the home screen, where that is possible. */
export function InstallSettings() {
  const way = useWayToInstall()
  return (
    way !== 'none' && (
      <Section title={t('install.title')}>
        <InstallEntry way={way} />
      </Section>
    )
  )
}
