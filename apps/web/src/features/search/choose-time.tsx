import { useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { TextField } from '#ui/field/field.tsx'
import { dayOf, SPANS, type When } from './asked.ts'
import styles from './choose-time.module.css'

type ChooseTimeProps = { when: When; onChoose: (when: When) => void; onClose: () => void }

const ANY: When = { kind: 'any' }

/** The last days, or from one day to another. */
export function ChooseTime({ when, onChoose, onClose }: ChooseTimeProps) {
  const [chosen, setChosen] = useState<When>(when)
  const days = chosen.kind === 'days' ? chosen : undefined
  const options: [string, When, boolean][] = [
    [t('search.when.any'), ANY, chosen.kind === 'any'],
    ...SPANS.map((span): [string, When, boolean] => [
      t(`search.when.${span}`),
      { kind: 'last', span },
      chosen.kind === 'last' && chosen.span === span,
    ]),
    [t('search.when.days'), { kind: 'days', from: undefined, to: undefined }, days !== undefined],
  ]
  const isBackwards = days?.from !== undefined && days.to !== undefined && days.from > days.to
  const handleSubmit = () => {
    if (isBackwards) return
    onChoose(days && !days.from && !days.to ? ANY : chosen)
  }
  return (
    <Dialog title={t('search.when.title')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          handleSubmit()
        }}
      >
        <fieldset className={styles.options}>
          <legend className={styles.legend}>{t('search.when.title')}</legend>
          {options.map(([label, value, isChecked]) => (
            <label key={label} className={styles.option}>
              <input type="radio" name="when" checked={isChecked} onChange={() => setChosen(value)} />
              {label}
            </label>
          ))}
        </fieldset>
        {days && (
          <div className={styles.days}>
            <TextField
              type="date"
              label={t('search.when.from')}
              value={days.from ?? ''}
              onChange={event => setChosen({ ...days, from: dayOf(event.target.value) })}
            />
            <TextField
              type="date"
              label={t('search.when.to')}
              value={days.to ?? ''}
              problem={isBackwards ? t('search.when.backwards') : undefined}
              onChange={event => setChosen({ ...days, to: dayOf(event.target.value) })}
            />
          </div>
        )}
        <Button look="main" type="submit">
          {t('search.when.choose')}
        </Button>
      </form>
    </Dialog>
  )
}
