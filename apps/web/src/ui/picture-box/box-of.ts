/** How large a picture stands in a column, before anything of it has come: its widest, in px, and its shape. */
export type Box = { readonly width: number; readonly ratio: number }

type Size = { readonly width: number; readonly height: number }

const TALLEST = 460
/** Less is hard to hit with a thumb. */
const NARROWEST = 120
/** What is slimmer or flatter than this shows its middle; all of it is a click away. */
const SLIMMEST = 0.6
const FLATTEST = 4

export function boxOf({ width, height }: Size): Box {
  const ratio = Math.min(FLATTEST, Math.max(SLIMMEST, width / height))
  return { width: Math.round(Math.min(TALLEST * ratio, Math.max(width, NARROWEST))), ratio }
}

/** How high it is in a column of this width. */
export function boxHeight(size: Size, column: number): number {
  const { width, ratio } = boxOf(size)
  return Math.min(width, column) / ratio
}
