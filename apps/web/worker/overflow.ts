export type Kept = { readonly path: string; readonly bytes: number }

export type Bounds = { readonly count: number; readonly bytes: number }

/** What has to go for the rest to be within bounds; `kept` begins with what was seen longest ago. */
export function overflow(kept: readonly Kept[], bounds: Bounds): readonly string[] {
  let { length: count } = kept
  let bytes = kept.reduce((sum, each) => sum + each.bytes, 0)
  const gone: string[] = []
  for (const oldest of kept) {
    if (count <= bounds.count && bytes <= bounds.bytes) break
    gone.push(oldest.path)
    count--
    bytes -= oldest.bytes
  }
  return gone
}
