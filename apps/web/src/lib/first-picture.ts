/** The page as the server drew it (app/first-picture), which stands over the app until that has something to show. */
const picture = () => document.getElementById('first-picture')
const list = () => picture()?.querySelector('.still-list')

/**
 * Where its reader has scrolled: the first row that is whole, and how many px it is below the edge of the feed.
 * Undefined where she has not, or there is none.
 */
export function firstPicturePlace(): { key: string; offset: number } | undefined {
  const feed = list()
  if (!feed || feed.scrollTop === 0) return undefined
  const edge = feed.getBoundingClientRect().top
  for (const row of feed.querySelectorAll<HTMLElement>('[data-row-key]')) {
    const offset = row.getBoundingClientRect().top - edge
    if (offset >= -0.5) return { key: row.dataset.rowKey ?? '', offset }
  }
  return undefined
}

/** For whatever takes its place, as soon as that is drawn; in vain where there is none. */
export function takeDownFirstPicture(): void {
  const former = picture()
  former?.remove()
  document.getElementById('first-picture-styles')?.remove()
  // A list puts its rows in their places once it has measured them, still before they are painted.
  if (former) setTimeout(pressAgain)
}

/** What stood under the last press stands there again. */
function pressAgain(): void {
  // Left by early.js.
  const { pressedX: x, pressedY: y } = document.documentElement.dataset
  if (x === undefined || y === undefined) return
  const pressed = document.elementFromPoint(Number(x), Number(y))
  const target = pressed?.closest<HTMLElement>('a, button, textarea, summary')
  target?.focus({ preventScroll: true })
  target?.click()
}
