import type { OutboxEntry, OutboxPicture } from '@mehfil/client/states'
import { t } from '#lib/i18n/translate.ts'
import { useObjectUrl } from '#lib/use-object-url.ts'
import { PictureBox } from '#ui/picture-box/picture-box.tsx'
import styles from './waiting-picture.module.css'

/** A picture on its way, and how much of it has left. */
export function WaitingPicture({ entry, picture }: { entry: OutboxEntry; picture: OutboxPicture }) {
  // Another picture is another entry; what other tabs tell of this one has a copy of the same.
  const url = useObjectUrl(picture.blob, entry.clientId)
  const uploaded = entry.kind === 'sending' ? entry.uploaded : undefined
  return (
    <PictureBox width={picture.width} height={picture.height}>
      {url && <img src={url} alt={picture.alt || t('outbox.pictureAlt')} />}
      {uploaded !== undefined && (
        <progress className={styles.progress} value={uploaded} aria-label={t('outbox.picture')} />
      )}
    </PictureBox>
  )
}
