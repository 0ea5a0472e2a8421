import type { Person } from '@mehfil/shared/person'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './block-person.module.css'
import { useRelating } from './use-relating.ts'

/** Asks before somebody is blocked, and says what that means. */
export function BlockPerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const relate = useRelating(person)
  const block = () => {
    onClose()
    void relate('block')
  }
  return (
    <Dialog title={t('relation.block.title', { name: person.displayName })} onClose={onClose}>
      <p className={styles.text}>{t('relation.block.text')}</p>
      <div className={styles.row}>
        <Button look="quiet" onClick={onClose}>
          {t('relation.block.not')}
        </Button>
        <Button look="danger" onClick={block}>
          {t('relation.block.confirm')}
        </Button>
      </div>
    </Dialog>
  )
}
