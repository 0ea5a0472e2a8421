import { AtSign, CalendarDays, Image, Layers } from 'lucide-react'
import { Suspense, useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { type Asked, isNarrowed } from './asked.ts'
import { FilterChip } from './filter-chip.tsx'
import styles from './filters.module.css'
import { whenWords } from './when-words.ts'

const ChooseTopic = lazyPiece(() => import('./choosers.ts').then(({ ChooseTopic }) => ChooseTopic))
const ChoosePerson = lazyPiece(() => import('./choosers.ts').then(({ ChoosePerson }) => ChoosePerson))
const ChooseTime = lazyPiece(() => import('./choosers.ts').then(({ ChooseTime }) => ChooseTime))

type FiltersProps = {
  asked: Asked
  /** Name and colour of the topic, once known. */
  topic: { readonly name: string; readonly color: number } | undefined
  onChange: (changes: Partial<Asked>) => void
}

/** What narrows down thoughts: each is chosen from a dialog, and taken away with a click. */
export function Filters({ asked, topic, onChange }: FiltersProps) {
  const [open, setOpen] = useState<'topic' | 'person' | 'when'>()
  const choose = (changes: Partial<Asked>) => {
    setOpen(undefined)
    onChange(changes)
  }
  const close = () => setOpen(undefined)
  const { when, person } = asked
  return (
    <fieldset className={styles.filters} data-narrowed={isNarrowed(asked) || undefined}>
      <legend className={styles.legend}>{t('search.narrow')}</legend>
      <FilterChip
        icon={Layers}
        label={t('search.topic')}
        value={asked.topic && (topic?.name ?? asked.topic)}
        hue={topic?.color}
        onOpen={() => setOpen('topic')}
        onRemove={() => onChange({ topic: undefined })}
      />
      <FilterChip
        icon={AtSign}
        label={t('search.person')}
        value={person && `@${person}`}
        onOpen={() => setOpen('person')}
        onRemove={() => onChange({ person: undefined })}
      />
      <FilterChip
        icon={CalendarDays}
        label={t('search.when')}
        value={whenWords(when)}
        onOpen={() => setOpen('when')}
        onRemove={() => onChange({ when: { kind: 'any' } })}
      />
      <FilterChip
        icon={Image}
        label={t('search.picture')}
        value={asked.hasPicture ? t('search.picture') : undefined}
        onOpen={() => onChange({ hasPicture: true })}
        onRemove={() => onChange({ hasPicture: false })}
      />
      <Suspense>
        {open === 'topic' && <ChooseTopic onChoose={slug => choose({ topic: slug })} onClose={close} />}
        {open === 'person' && (
          <ChoosePerson onChoose={handle => choose({ person: handle })} onClose={close} />
        )}
        {open === 'when' && (
          <ChooseTime when={when} onChoose={next => choose({ when: next })} onClose={close} />
        )}
      </Suspense>
    </fieldset>
  )
}
