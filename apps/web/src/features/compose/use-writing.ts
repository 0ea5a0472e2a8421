import type { OutboxThought } from '@mehfil/client/states'
import { useClient, useUser } from '#lib/client-context.ts'
import { usePreferences } from '#lib/preferences-context.ts'
import { draftKey } from './drafts.ts'
import { useDraft, useDrafts } from './drafts-context.ts'
import { roomLeft } from './room-left.ts'
import { useDraftPicture } from './use-draft-picture.ts'
import { useTyping } from './use-typing.ts'

export type Writing = Pick<OutboxThought, 'topicId' | 'replyTo'> & { onShared?: (() => void) | undefined }

/** What is being written, kept with every letter, and the way to share it. */
export function useWriting({ topicId, replyTo, onShared }: Writing) {
  const { outbox } = useClient()
  const user = useUser()
  const drafts = useDrafts()
  const { undoSeconds } = usePreferences()
  const tellTyping = useTyping(topicId)
  const key = draftKey(user?.id ?? '', topicId, replyTo?.id)
  const text = useDraft(key)?.text ?? ''
  const picture = useDraftPicture(key)
  const { shown, picking } = picture
  const room = roomLeft(text)
  const isPictureReady = shown.kind !== 'coming' && shown.kind !== 'lost' && picking.kind !== 'preparing'
  const isFit = !room.isEmpty && !room.isOver && isPictureReady

  const share = () => {
    if (!isFit) return
    const draft = drafts.take(key)
    if (!draft) return
    const { clientId, text: body } = draft
    const undoMs = undoSeconds.get() * 1_000
    tellTyping('')
    outbox.submit({
      clientId,
      topicId,
      body,
      ...(replyTo ? { replyTo } : {}),
      ...(shown.kind === 'ready' ? { picture: shown.picture } : {}),
      ...(undoMs > 0 ? { undoMs } : {}),
    })
    onShared?.()
  }

  const write = (value: string) => {
    drafts.write(key, value)
    tellTyping(value)
  }

  return { key, text, write, picture, room, isFit, share }
}
