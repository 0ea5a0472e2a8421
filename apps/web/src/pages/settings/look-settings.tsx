import { t } from '#lib/i18n/translate.ts'
import { MOTIONS, THEMES } from '#lib/preferences.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { Choice, Choices } from './choices.tsx'
import { LanguageSettings } from './language-settings.tsx'
import { Section } from './section.tsx'

const SIZES = ['small', 'normal', 'large', 'larger', 'largest'] as const

/** What this browser shows, in which language, and how large. */
export function LookSettings() {
  const { theme, textSize, motion } = usePreferences()
  return (
    <Section title={t('settings.look')}>
      <Choices>
        <LanguageSettings />
        <Choice
          store={theme}
          title={t('settings.theme')}
          all={THEMES}
          nameOf={each => t(`settings.theme.${each}`)}
        />
        <Choice
          store={textSize}
          title={t('settings.text')}
          all={SIZES}
          nameOf={each => t(`settings.text.${each}`)}
        />
        <Choice
          store={motion}
          title={t('settings.motion')}
          all={MOTIONS}
          nameOf={each => t(`settings.motion.${each}`)}
        />
      </Choices>
    </Section>
  )
}
