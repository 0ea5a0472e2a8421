import { t } from '#lib/i18n/translate.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './key-dialog.module.css'
import { KEY_LIST } from './key-list.ts'

/** The list of keys. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {KEY_LIST.map(({ keys, does }) => (
          <div key={does} className={styles.entry}>
            <dt>{t(does)}</dt>
            <dd>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
