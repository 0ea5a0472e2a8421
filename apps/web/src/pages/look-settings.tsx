import { t } from '#lib/i18n/translate.ts'
import { THEMES } from '#lib/preferences.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import styles from './look-settings.module.css'

/** Theme and keys, of this browser. */
export function LookSettings() {
  const { theme, hotkeys } = usePreferences()
  const chosen = useReadable(theme)
  const isOn = useReadable(hotkeys)
  return (
    <div className={styles.look}>
      <fieldset className={styles.choices}>
        <legend>{t('settings.theme')}</legend>
        {THEMES.map(each => (
          <label key={each} className={styles.choice}>
            <input type="radio" name="theme" checked={each === chosen} onChange={() => theme.set(each)} />
            {t(`settings.theme.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.keys}>
        <input type="checkbox" checked={isOn} onChange={event => hotkeys.set(event.target.checked)} />
        <span>
          {t('settings.hotkeys')}
          <small>{t('settings.hotkeys.hint')}</small>
        </span>
      </label>
    </div>
  )
}
