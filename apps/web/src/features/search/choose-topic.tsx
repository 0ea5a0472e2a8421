import { useMemo } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { type Choice, ChooseDialog } from './choose-dialog.tsx'

type ChooseTopicProps = { onChoose: (slug: string) => void; onClose: () => void }

type Named = {
  readonly slug: string
  readonly name: string
  readonly color: number
  readonly memberCount: number
}

const choiceOf = ({ slug, name, color, memberCount }: Named): Choice => ({
  value: slug,
  name,
  note: t('topic.members', { count: memberCount }),
  hue: color,
})

/** Among those that she joined, or all by their names. */
export function ChooseTopic({ onChoose, onClose }: ChooseTopicProps) {
  const joined = useReadable(useClient().topics.joined)
  const start = useMemo(() => joined.map(choiceOf), [joined])
  return (
    <ChooseDialog
      title={t('search.topic.title')}
      label={t('topics.search')}
      kind="topics"
      start={start}
      choicesIn={page => (page.kind === 'topics' ? page.found.map(({ topic }) => choiceOf(topic)) : [])}
      onChoose={onChoose}
      onClose={onClose}
    />
  )
}
