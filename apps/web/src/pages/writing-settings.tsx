import { useId } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { UNDO_SECONDS } from '#lib/preferences.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import styles from './look-settings.module.css'

/** For how long a thought can be taken back, in this browser. */
export function WritingSettings() {
  const { undoSeconds } = usePreferences()
  const chosen = useReadable(undoSeconds)
  const hintId = useId()
  return (
    <div className={styles.look}>
      <fieldset className={styles.choices} aria-describedby={hintId}>
        <legend>{t('settings.undo')}</legend>
        {UNDO_SECONDS.map(count => (
          <label key={count} className={styles.choice}>
            <input
              type="radio"
              name="undo"
              checked={count === chosen}
              onChange={() => undoSeconds.set(count)}
            />
            {count === 0 ? t('settings.undo.off') : t('settings.undo.seconds', { count })}
          </label>
        ))}
      </fieldset>
      <p id={hintId} className={styles.hint}>
        {t('settings.undo.hint')}
      </p>
    </div>
  )
}
