import { t } from '#lib/i18n/translate.ts'
import { UNDO_SECONDS } from '#lib/preferences.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { Choice, Choices, Switch } from './choices.tsx'
import { Section } from './section.tsx'

/** For how long a thought can be taken back, and what others see meanwhile. */
export function WritingSettings() {
  const { undoSeconds, typing } = usePreferences()
  return (
    <Section title={t('settings.writing')}>
      <Choices>
        <Choice
          store={undoSeconds}
          title={t('settings.undo')}
          all={UNDO_SECONDS}
          nameOf={count => (count === 0 ? t('settings.undo.off') : t('settings.undo.seconds', { count }))}
          hint={t('settings.undo.hint')}
        />
        <Switch store={typing} label={t('settings.typing')} hint={t('settings.typing.hint')} />
      </Choices>
    </Section>
  )
}
