import { deleteThought } from '@mehfil/shared/contract/thoughts'
import type { Thought } from '@mehfil/shared/thought'
import { useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import styles from './delete-thought.module.css'
import { useThoughtActions } from './thought-actions.ts'

/** Asks before a thought is erased for everyone. */
export function DeleteThought({ thought, onClose }: { thought: Thought; onClose: () => void }) {
  const client = useClient()
  const notices = useNotices()
  const { settle } = useThoughtActions()
  const [isBusy, setIsBusy] = useState(false)

  const erase = async () => {
    setIsBusy(true)
    try {
      settle((await client.call(deleteThought, { thoughtId: thought.id })).thought)
      notices.show(t('thought.deletedNotice'))
    } catch (error) {
      notices.fail(error)
    }
    onClose()
  }

  return (
    <Dialog title={t('thought.delete.title')} onClose={onClose}>
      <p className={styles.text}>{t('thought.delete.text')}</p>
      <div className={styles.row}>
        <Button look="quiet" onClick={onClose}>
          {t('thought.keep')}
        </Button>
        <Button look="danger" disabled={isBusy} onClick={erase}>
          {t('thought.delete.confirm')}
        </Button>
      </div>
    </Dialog>
  )
}
