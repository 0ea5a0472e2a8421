export type Point = { readonly x: number; readonly y: number }

/** Px; less is a tap, or a change of mind. */
const FAR = 60

/** What a finger meant that moved so far: sideways to another picture (told as from left to right), down and away. */
export function swipeOf({ x, y }: Point): 'next' | 'previous' | 'down' | undefined {
  if (y > FAR && y > Math.abs(x)) return 'down'
  if (Math.abs(x) < FAR || Math.abs(y) > Math.abs(x)) return undefined
  return x < 0 ? 'next' : 'previous'
}
