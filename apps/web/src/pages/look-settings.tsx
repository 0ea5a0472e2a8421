import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { THEMES } from '#lib/preferences.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import type { Store } from '#lib/store.ts'
import { useReadable } from '#lib/use-readable.ts'
import { LanguageSettings } from './language-settings.tsx'
import styles from './look-settings.module.css'

/** Language, theme, keys and what others see, of this browser. */
export function LookSettings() {
  const { theme, hotkeys, typing } = usePreferences()
  const user = useUser()
  const chosen = useReadable(theme)
  return (
    <div className={styles.look}>
      <LanguageSettings />
      <fieldset className={styles.choices}>
        <legend>{t('settings.theme')}</legend>
        {THEMES.map(each => (
          <label key={each} className={styles.choice}>
            <input type="radio" name="theme" checked={each === chosen} onChange={() => theme.set(each)} />
            {t(`settings.theme.${each}`)}
          </label>
        ))}
      </fieldset>
      <Switch store={hotkeys} label={t('settings.hotkeys')} hint={t('settings.hotkeys.hint')} />
      {user && <Switch store={typing} label={t('settings.typing')} hint={t('settings.typing.hint')} />}
    </div>
  )
}

function Switch({ store, label, hint }: { store: Store<boolean>; label: string; hint: string }) {
  const isOn = useReadable(store)
  return (
    <label className={styles.keys}>
      <input type="checkbox" checked={isOn} onChange={event => store.set(event.target.checked)} />
      <span>
        {label}
        <small>{hint}</small>
      </span>
    </label>
  )
}
