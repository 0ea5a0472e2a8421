import type { OutboxThought } from '@mehfil/client/states'
import { useComposing } from '#features/compose/composing.ts'
import { draftKey } from '#features/compose/drafts.ts'
import { useDrafts } from '#features/compose/drafts-context.ts'
import { useOpened } from '#features/thoughts/opened.ts'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { PHONE } from '#lib/use-media.ts'
import { useNotices } from '#ui/notice/notice.ts'

/** Takes a held thought back to where it was written, or says why that cannot be. */
export function useUndo(): (clientId: string) => Promise<void> {
  const { outbox } = useClient()
  const drafts = useDrafts()
  const notices = useNotices()
  const openAgain = useOpenAgain()
  return async clientId => {
    const outcome = await outbox.undo(clientId)
    switch (outcome.kind) {
      case 'shared':
        return notices.show(t('outbox.undoneTooLate'))
      case 'failed':
        return notices.show(t('outbox.undoneNot'))
      case 'undone': {
        const { thought } = outcome
        const key = draftKey(thought.authorId, thought.topicId, thought.replyTo?.id)
        await drafts.restore(key, thought)
        openAgain(thought, key)
        return notices.show(t('outbox.undone'))
      }
    }
  }
}

/** Goes on writing: where there is a line for it, else it is opened, if it belongs to what is on the screen. */
function useOpenAgain() {
  const composing = useComposing()
  const opened = useOpened()
  return ({ topicId, replyTo }: OutboxThought, key: string) => {
    const line = document.querySelector<HTMLElement>(`[data-draft="${CSS.escape(key)}"] textarea`)
    if (line?.offsetParent) line.focus({ preventScroll: true })
    else if (replyTo) opened.set({ thoughtId: replyTo.id, task: 'reply' })
    else if (composing.topic.get()?.id === topicId && matchMedia(PHONE).matches) composing.isOpen.set(true)
  }
}
