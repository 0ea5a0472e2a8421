import { createClientId } from '@mehfil/client/client-id'
import { uploadMedia } from '@mehfil/shared/contract/media'
import { useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { preparePortrait } from '#lib/pictures/prepare-picture.ts'
import { useNotices } from '#ui/notice/notice.ts'

/** What is to become of one's portrait when the form is saved. */
export type Portrait =
  | { readonly kind: 'as-it-is' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'removed' }
  /** The client id makes it one picture, however often it is sent (D2). */
  | { readonly kind: 'chosen'; readonly blob: Blob; readonly clientId: string }
  | { readonly kind: 'sending'; readonly blob: Blob; readonly clientId: string; readonly part: number }

const AS_IT_IS: Portrait = { kind: 'as-it-is' }

/** Chooses another portrait, or none, and sends it before the form that names it. */
export function usePortrait() {
  const client = useClient()
  const notices = useNotices()
  const [portrait, setPortrait] = useState<Portrait>(AS_IT_IS)

  async function pick([file]: readonly File[]) {
    if (!file || portrait.kind === 'sending') return
    setPortrait({ kind: 'preparing' })
    const prepared = await preparePortrait(file)
    if (prepared.kind === 'refused') {
      const message = t(`compose.picture.${prepared.problem}`)
      setPortrait({ kind: 'refused', message })
      return notices.announce(message)
    }
    setPortrait({ kind: 'chosen', blob: prepared.picture.blob, clientId: createClientId(Date.now()) })
    notices.announce(t('portrait.chosen'))
  }

  /** What the form says of it: undefined where nothing changes. Throws `Failure`; then it is still chosen. */
  async function send(): Promise<string | null | undefined> {
    if (portrait.kind === 'removed') return null
    if (portrait.kind !== 'chosen') return undefined
    const { blob, clientId } = portrait
    try {
      const { media } = await client.callWithFile(uploadMedia, { alt: '', clientId }, blob, part => {
        setPortrait({ kind: 'sending', blob, clientId, part })
        return true
      })
      return media.id
    } finally {
      setPortrait(portrait)
    }
  }

  return {
    portrait,
    pick,
    send,
    remove: () => setPortrait({ kind: 'removed' }),
    keep: () => setPortrait(AS_IT_IS),
  }
}
