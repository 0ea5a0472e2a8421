import { useEffect, useRef } from 'react'
import { undoTime } from '#features/compose/undo-time.ts'
import { useClient } from '#lib/client-context.ts'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useSelected } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { useUndo } from './use-undo.ts'

/** Says once of each thought that it can be taken back; `u` does so, with the newest. */
export function UndoKeys() {
  const undo = useUndo()
  const { announce } = useNotices()
  const newest = useSelected(useClient().outbox.entries, all => all.findLast(({ kind }) => kind === 'held'))
  const told = useRef(new Set<string>())
  useHotkeys({
    u: () => {
      if (!newest) return false
      void undo(newest.clientId)
      return true
    },
  })
  useEffect(() => {
    if (newest?.kind !== 'held' || told.current.has(newest.clientId)) return
    told.current.add(newest.clientId)
    announce(t('outbox.heldNotice', { count: undoTime(Math.ceil((newest.publishAt - Date.now()) / 1_000)) }))
  }, [newest, announce])
  return null
}
