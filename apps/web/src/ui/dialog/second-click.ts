/** Longer is not a double click any more. */
const DOUBLE_CLICK = 500

/**
 * A double click on what closes a dialog: the second click would press whatever was beneath it, a link in the bar of a
 * phone for one. It is taken to be meant for the dialog, which is gone.
 */
export function swallowSecondClick(): void {
  const swallow = (event: MouseEvent) => {
    if (event.detail < 2) return
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('click', swallow, { capture: true })
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), DOUBLE_CLICK)
}
