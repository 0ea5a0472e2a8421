import { createPrefixSums } from './prefix-sums.ts'

/**
 * Known heights by row key, measured or guessed. Kept by key and not by index, so that they stay true when rows are
 * inserted above, and outlive the array of rows they were measured in.
 */
export type HeightMemory = Map<string, number>

/** Where each row of one array of rows lies, in px from the start of the list. */
export interface RowLayout<Row> {
  readonly rows: readonly Row[]
  readonly keys: readonly string[]
  readonly total: number
  heightOf(position: number): number
  offsetOf(position: number): number
  /** The row at that offset, clamped to the list; -1 if there are no rows. */
  positionAt(offset: number): number
  /** -1 if there is no such row. Searches outwards from `near`, as what is asked for is mostly close by. */
  positionOf(key: string, near: number): number
  setHeight(position: number, height: number): void
  canHold(position: number): boolean
  /** Whether rows that come on top of these are let in where the reader is at the very top. */
  readonly letsIn: boolean
}

export interface RowLayoutInput<Row> {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  estimate: (row: Row) => number
  memory: HeightMemory
  /** Absent: every row can hold the reader's place. */
  canHold?: ((row: Row) => boolean) | undefined
  letsIn?: boolean | undefined
}

export function createRowLayout<Row>({
  rows,
  rowKey,
  estimate,
  memory,
  canHold = () => true,
  letsIn = true,
}: RowLayoutInput<Row>): RowLayout<Row> {
  const keys = rows.map(rowKey)
  const heights = new Float64Array(rows.length)
  for (const [position, row] of rows.entries()) {
    const key = keys[position] ?? ''
    let height = memory.get(key)
    if (height === undefined) {
      height = Math.max(0, Math.round(estimate(row)))
      memory.set(key, height)
    }
    heights[position] = height
  }
  forgetDeparted(memory, keys)
  const sums = createPrefixSums(heights)

  return {
    rows,
    keys,
    letsIn,
    get total() {
      return sums.total
    },
    heightOf: sums.get,
    offsetOf: sums.before,
    positionAt: sums.indexAt,
    positionOf: (key, near) => searchOutwards(keys, key, near),
    setHeight(position, height) {
      const key = keys[position]
      if (key === undefined) return
      memory.set(key, height)
      sums.set(position, height)
    },
    canHold(position) {
      const row = rows[position]
      return row !== undefined && canHold(row)
    },
  }
}

function searchOutwards(keys: readonly string[], key: string, near: number): number {
  const start = Math.min(Math.max(near, 0), keys.length - 1)
  for (let distance = 0; distance < keys.length; distance++) {
    if (keys[start + distance] === key) return start + distance
    if (keys[start - distance] === key) return start - distance
  }
  return -1
}

/** Rows evicted at the far end may come back, so some are remembered, but a tab may stay open for days. */
function forgetDeparted(memory: HeightMemory, keys: readonly string[]): void {
  if (memory.size <= 2 * keys.length + 500) return
  const present = new Set(keys)
  for (const key of memory.keys()) if (!present.has(key)) memory.delete(key)
}
