import { t } from '#lib/i18n/translate.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { Choices, Switch } from './choices.tsx'
import { Section } from './section.tsx'

export function KeySettings() {
  const { hotkeys } = usePreferences()
  return (
    <Section title={t('settings.keys')}>
      <Choices>
        <Switch store={hotkeys} label={t('settings.hotkeys')} hint={t('settings.hotkeys.hint')} />
      </Choices>
    </Section>
  )
}
