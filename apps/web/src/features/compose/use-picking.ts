import { useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { type PreparedPicture, preparePicture } from '#lib/pictures/prepare-picture.ts'
import { useNotices } from '#ui/notice/notice.ts'

export type Picking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'refused'; readonly message: string }

/** Takes the first of some files as the picture, and says at once when it cannot be one. */
export function usePicking(onPicked: (picture: PreparedPicture) => Promise<void> | void) {
  const [state, setState] = useState<Picking>({ kind: 'idle' })
  const notices = useNotices()

  const refuse = (message: string) => {
    setState({ kind: 'refused', message })
    notices.announce(message)
  }
  const pick = async (files: readonly File[]) => {
    const [file, ...others] = files
    if (!file) return
    setState({ kind: 'preparing' })
    const prepared = await preparePicture(file)
    if (prepared.kind === 'refused') return refuse(t(`compose.picture.${prepared.problem}`))
    await onPicked(prepared.picture)
    if (others.length > 0) return refuse(t('compose.picture.onlyOne'))
    setState({ kind: 'idle' })
    notices.announce(t('compose.picture.added'))
  }

  return { state, pick, forget: () => setState({ kind: 'idle' }) }
}
