import { createClientId } from '@mehfil/client/client-id'
import type { OutboxPicture } from '@mehfil/client/states'
import { useEffect, useState } from 'react'
import type { DraftPicture } from './drafts.ts'
import { useDraft, useDrafts } from './drafts-context.ts'
import { usePicking } from './use-picking.ts'

export type ShownPicture =
  | { readonly kind: 'none' }
  /** On the way from the disk. */
  | { readonly kind: 'coming' }
  /** It was not kept. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'ready'; readonly picture: OutboxPicture }

/** The picture of a draft: as lasting as its text where the browser allows it. */
export function useDraftPicture(key: string) {
  const drafts = useDrafts()
  const kept = useDraft(key)?.picture
  const found = useFound(kept?.id)
  const picking = usePicking(async ({ blob, width, height }) => {
    const id = createClientId(Date.now())
    // First where the other tabs find it, then the draft that names it.
    await drafts.pictures.keep(id, blob)
    const alt = drafts.watch(key).get()?.picture?.alt ?? ''
    drafts.setPicture(key, { id, width, height, alt })
  })
  return {
    shown: shownOf(kept, found),
    picking: picking.state,
    pick: picking.pick,
    describe: (alt: string) => kept && drafts.setPicture(key, { ...kept, alt }),
    remove() {
      picking.forget()
      drafts.setPicture(key, undefined)
    },
  }
}

type Found = { readonly id: string; readonly blob: Blob | undefined }

function useFound(id: string | undefined): Found | undefined {
  const { pictures } = useDrafts()
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    if (!id) return
    let isWanted = true
    void pictures.find(id).then(blob => isWanted && setFound({ id, blob }))
    return () => {
      isWanted = false
    }
  }, [pictures, id])
  return found
}

function shownOf(kept: DraftPicture | undefined, found: Found | undefined): ShownPicture {
  if (!kept) return { kind: 'none' }
  if (found?.id !== kept.id) return { kind: 'coming' }
  if (!found.blob) return { kind: 'lost' }
  const { width, height, alt } = kept
  return { kind: 'ready', picture: { blob: found.blob, width, height, alt } }
}
