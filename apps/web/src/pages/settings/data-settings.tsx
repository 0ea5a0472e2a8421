import { t } from '#lib/i18n/translate.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { SAVINGS, useSaving } from '#lib/saving.ts'
import { Choice, Choices } from './choices.tsx'
import { Section } from './section.tsx'

/** What may be loaded unasked. */
export function DataSettings() {
  const { saving } = usePreferences()
  const isSaving = useSaving()
  return (
    <Section title={t('settings.data')}>
      <Choices>
        <Choice
          store={saving}
          title={t('settings.saving')}
          all={SAVINGS}
          nameOf={each => t(`settings.saving.${each}`)}
          hint={
            <>
              {t('settings.saving.hint')} {t(isSaving ? 'settings.saving.now.on' : 'settings.saving.now.off')}
            </>
          }
        />
      </Choices>
    </Section>
  )
}
