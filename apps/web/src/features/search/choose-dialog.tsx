import { createSearch, type FoundPage } from '@mehfil/client/search'
import { systemClock as clock } from '@mehfil/client/system'
import type { SearchKind } from '@mehfil/shared/search'
import { useEffect, useRef, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { problemFrom } from '#lib/failure.ts'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { TextField } from '#ui/field/field.tsx'
import styles from './choose-dialog.module.css'
import { shownOf } from './found-row.ts'

export type Choice = {
  readonly value: string
  readonly name: string
  readonly note: string
  readonly hue?: number
}

type ChooseDialogProps = {
  title: string
  label: string
  kind: SearchKind
  /** Before anything is typed. */
  start: readonly Choice[]
  choicesIn: (page: FoundPage<SearchKind>) => readonly Choice[]
  onChoose: (value: string) => void
  onClose: () => void
}

/** One of many, by its name: found as it is typed. */
export function ChooseDialog({ title, label, kind, start, choicesIn, onChoose, onClose }: ChooseDialogProps) {
  const { call } = useClient()
  const [unit] = useState(() => createSearch({ call, clock }))
  const state = useReadable(unit.state)
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => unit.stop, [unit])
  const shown = shownOf(state)
  const choices = state.kind === 'resting' ? start : (shown?.pages.flatMap(choicesIn) ?? [])
  const type = (next: string) => {
    setText(next)
    unit.ask(next.trim() ? { kind, q: next.trim() } : undefined)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          const [first] = choices
          if (first && state.kind !== 'searching') onChoose(first.value)
        }}
      >
        <TextField
          ref={field}
          label={label}
          dir="auto"
          autoComplete="off"
          value={text}
          problem={state.kind === 'failed' ? problemFrom(state.error).message : undefined}
          onChange={event => type(event.target.value)}
        />
      </form>
      <ul className={styles.choices} aria-label={title} aria-busy={state.kind === 'searching'}>
        {choices.map(({ value, name, note, hue }) => (
          <li key={value}>
            <button
              type="button"
              className={styles.choice}
              {...(hue === undefined ? {} : hueProps(hue))}
              onClick={() => onChoose(value)}
            >
              {hue !== undefined && <i className={styles.dot} aria-hidden />}
              <bdi className={styles.name}>{name}</bdi>
              <span className={styles.note}>{note}</span>
            </button>
          </li>
        ))}
        {state.kind === 'resting' && choices.length === 0 && (
          <li className={styles.none}>{t('search.type')}</li>
        )}
        {state.kind === 'found' && choices.length === 0 && (
          <li className={styles.none}>{t('search.none')}</li>
        )}
      </ul>
    </Dialog>
  )
}
