import { useEffect, useMemo } from 'react'
import { Lightbox } from '#features/pictures/lightbox.tsx'
import { usePerson } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { type OpenedPicture, useOpenedPicture } from './opened-picture.ts'

type PictureViewerProps = { opened: OpenedPicture; onClose: () => void }

/** The pictures of a feed, one at a time. It follows the feed: what is erased there is gone here too. */
export function PictureViewer({ opened, onClose }: PictureViewerProps) {
  const store = useOpenedPicture()
  const rows = useReadable(opened.rows)
  const shown = useMemo(
    () =>
      rows.flatMap(row =>
        row.kind === 'thought' && row.thought.media[0] && !row.thought.deletedAt
          ? [{ thought: row.thought, media: row.thought.media[0] }]
          : [],
      ),
    [rows],
  )
  const at = shown.findIndex(({ thought }) => thought.id === opened.thoughtId)
  const current = shown[at]
  const author = usePerson(current?.thought.authorId)

  useEffect(() => {
    if (!current) onClose()
  })

  if (!current) return null
  return (
    <Lightbox
      title={t('picture.by', { name: author?.displayName ?? t('thought.someone') })}
      media={current.media}
      place={at + 1}
      count={shown.length}
      onStep={by => {
        const next = shown[at + by]
        if (next) store.set({ ...opened, thoughtId: next.thought.id })
      }}
      onClose={onClose}
    />
  )
}
