import { type ClipboardEvent, type DragEvent, useEffect } from 'react'

const hasFiles = ({ types }: DataTransfer) => types.includes('Files')

/** Props of what takes pictures that are pasted or dropped onto it. */
export const dropProps = (pick: (files: readonly File[]) => void) => ({
  onPaste(event: ClipboardEvent) {
    // Offices put a picture of the text beside the text; the text is meant then.
    const { clipboardData } = event
    if (!hasFiles(clipboardData) || clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    pick([...clipboardData.files])
  },
  onDragOver(event: DragEvent<HTMLElement>) {
    if (!hasFiles(event.dataTransfer)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    event.currentTarget.dataset.drop = ''
  },
  onDragLeave({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
      delete currentTarget.dataset.drop
  },
  onDrop(event: DragEvent<HTMLElement>) {
    delete event.currentTarget.dataset.drop
    if (!hasFiles(event.dataTransfer)) return
    event.preventDefault()
    pick([...event.dataTransfer.files])
  },
})

/** A picture that is dropped beside its place must not take the place of the page. */
export function useDropGuard(): void {
  useEffect(() => {
    const guard = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer || !hasFiles(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    }
    window.addEventListener('dragover', guard)
    window.addEventListener('drop', guard)
    return () => {
      window.removeEventListener('dragover', guard)
      window.removeEventListener('drop', guard)
    }
  }, [])
}
