import { t } from '#lib/i18n/translate.ts'
import { type Choice, ChooseDialog } from './choose-dialog.tsx'

type ChoosePersonProps = { onChoose: (handle: string) => void; onClose: () => void }

const NOBODY_YET: readonly Choice[] = []

/** Anybody, by name or handle. */
export const ChoosePerson = ({ onChoose, onClose }: ChoosePersonProps) => (
  <ChooseDialog
    title={t('search.person.title')}
    label={t('search.person.field')}
    kind="people"
    start={NOBODY_YET}
    choicesIn={page =>
      page.kind === 'people'
        ? page.found.map(({ person: { handle, displayName } }) => ({
            value: handle,
            name: displayName,
            note: `@${handle}`,
          }))
        : []
    }
    onChoose={onChoose}
    onClose={onClose}
  />
)
