import { LIMITS } from '@mehfil/shared/limits'
import { X } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import { useObjectUrl } from '#lib/use-object-url.ts'
import { TextField } from '#ui/field/field.tsx'
import styles from './picture-preview.module.css'
import type { ShownPicture } from './use-draft-picture.ts'
import type { Picking } from './use-picking.ts'

type PicturePreviewProps = {
  shown: ShownPicture
  picking: Picking
  onDescribe: (alt: string) => void
  onRemove: () => void
}

/** The picture that goes with what is being written, and what is to be seen on it, in words. */
export function PicturePreview({ shown, picking, onDescribe, onRemove }: PicturePreviewProps) {
  const isComing = shown.kind === 'coming' || (shown.kind === 'none' && picking.kind === 'preparing')
  return (
    <>
      {shown.kind === 'ready' && (
        <div className={styles.preview}>
          <Thumb blob={shown.picture.blob} onRemove={onRemove} />
          <TextField
            label={t('compose.picture.alt')}
            hint={shown.picture.alt.trim() === '' ? t('compose.picture.nudge') : undefined}
            value={shown.picture.alt}
            maxLength={LIMITS.alt}
            dir="auto"
            autoComplete="off"
            onChange={event => onDescribe(event.target.value)}
          />
        </div>
      )}
      {isComing && <p className={styles.coming}>{t('compose.picture.coming')}</p>}
      {shown.kind === 'lost' && (
        <p className={styles.problem}>
          {t('compose.picture.lost')}{' '}
          <button type="button" className={styles.without} onClick={onRemove}>
            {t('compose.picture.without')}
          </button>
        </p>
      )}
      {picking.kind === 'refused' && <p className={styles.problem}>{picking.message}</p>}
    </>
  )
}

function Thumb({ blob, onRemove }: { blob: Blob; onRemove: () => void }) {
  const url = useObjectUrl(blob)
  return (
    <div className={styles.thumb}>
      {url && <img src={url} alt={t('compose.picture.preview')} />}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('compose.picture.remove')}
        onClick={({ currentTarget }) => {
          currentTarget.closest('form, article')?.querySelector('textarea')?.focus()
          onRemove()
        }}
      >
        <X size={18} aria-hidden />
      </button>
    </div>
  )
}
