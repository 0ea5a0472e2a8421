import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import { t } from '#lib/i18n/translate.ts'
import styles from './attach-button.module.css'

type AttachButtonProps = { onPick: (files: readonly File[]) => void; isBusy: boolean }

/** Opens the picker of the system. */
export function AttachButton({ onPick, isBusy }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={styles.attach}
        aria-label={t('compose.picture.add')}
        title={t('compose.picture.add')}
        aria-disabled={isBusy}
        onClick={() => !isBusy && input.current?.click()}
      >
        <ImagePlus size={20} aria-hidden />
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])])
          // The same file chosen again is a choice too.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
