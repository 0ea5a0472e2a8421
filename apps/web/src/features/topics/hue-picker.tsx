import type { CSSProperties } from 'react'
import { t } from '#lib/i18n/translate.ts'
import styles from './hue-picker.module.css'

const HUES = [8, 40, 70, 105, 140, 165, 185, 220, 245, 265, 300, 335]

type HuePickerProps = { hue: number; onChange: (hue: number) => void }

/** Twelve colours that differ at a glance, as radio buttons. */
export function HuePicker({ hue, onChange }: HuePickerProps) {
  return (
    <fieldset className={styles.picker}>
      <legend>{t('topicForm.color')}</legend>
      <div className={styles.hues}>
        {HUES.map((each, index) => (
          <label key={each} className={styles.hue} data-hue={each} style={{ '--hue': each } as CSSProperties}>
            <input
              type="radio"
              name="hue"
              checked={each === hue}
              onChange={() => onChange(each)}
              aria-label={`${t('topicForm.color')} ${index + 1}`}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
