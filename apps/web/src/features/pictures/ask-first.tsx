import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './ask-first.module.css'

/** In place of a picture that was not loaded, to save what it would cost: what is to be seen there, and the way to see it. */
export function AskFirst({ alt, onWant }: { alt: string; onWant: () => void }) {
  return (
    <div className={styles.ask}>
      {alt && (
        <p className={styles.words} dir="auto">
          {alt}
        </p>
      )}
      <Button aria-label={alt ? t('picture.showNamed', { alt }) : undefined} onClick={onWant}>
        {t('picture.show')}
      </Button>
    </div>
  )
}
