import { useComposing } from '#features/compose/composing.ts'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './share-button.module.css'

/** Opens the sheet to write in; on phones the bar at the bottom has one. */
export function ShareButton() {
  const composing = useComposing()
  return (
    <Button look="main" className={styles.share} onClick={() => composing.isOpen.set(true)}>
      {t('compose.share')}
    </Button>
  )
}
