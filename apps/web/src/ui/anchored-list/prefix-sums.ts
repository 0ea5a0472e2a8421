/**
 * Heights and their running sums, both changed and asked in O(log n): a Fenwick tree (P. Fenwick, "A new data structure
 * for cumulative frequency tables", 1994). A plain running sum costs a frame on each measured row of a long list.
 */
export interface PrefixSums {
  readonly count: number
  readonly total: number
  get(index: number): number
  set(index: number, value: number): void
  /** The sum of all values before `index`; indexes outside the list are clamped to it. */
  before(index: number): number
  /** The last index whose sum before it is at most `offset`; -1 when empty, clamped to the list otherwise. */
  indexAt(offset: number): number
}

/** Takes over `values`: they must not be changed from outside afterwards. Values are >= 0. */
export function createPrefixSums(values: Float64Array): PrefixSums {
  const count = values.length
  const tree = buildTree(values)
  const highestStep = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count))

  function before(index: number): number {
    let sum = 0
    for (let node = Math.min(Math.max(index, 0), count); node > 0; node -= node & -node) sum += at(tree, node)
    return sum
  }

  return {
    count,
    get total() {
      return before(count)
    },
    get: index => at(values, index),
    set(index, value) {
      if (index < 0 || index >= count) return
      const change = value - at(values, index)
      values[index] = value
      for (let node = index + 1; node <= count; node += node & -node) tree[node] = at(tree, node) + change
    },
    before,
    indexAt(offset) {
      let node = 0
      let left = offset
      for (let step = highestStep; step >= 1; step /= 2) {
        const next = node + step
        if (next > count || at(tree, next) > left) continue
        node = next
        left -= at(tree, next)
      }
      return Math.min(node, count - 1)
    },
  }
}

/** Node i (from 1) holds the sum of the `i & -i` values that end with value i - 1. Built in O(n). */
function buildTree(values: Float64Array): Float64Array {
  const tree = new Float64Array(values.length + 1)
  tree.set(values, 1)
  for (let node = 1; node < tree.length; node++) {
    const parent = node + (node & -node)
    if (parent < tree.length) tree[parent] = at(tree, parent) + at(tree, node)
  }
  return tree
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}
