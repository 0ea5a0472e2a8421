import type { Rollup } from 'vite'

/** The chunks that `isFirst` tells, and all that these import statically. */
export function initialChunks(
  bundle: Rollup.OutputBundle,
  isFirst: (chunk: Rollup.OutputChunk) => boolean,
): Rollup.OutputChunk[] {
  const found = new Set<Rollup.OutputChunk>()
  const visit = (output: Rollup.OutputBundle[string] | undefined) => {
    if (output?.type !== 'chunk' || found.has(output)) return
    found.add(output)
    for (const name of output.imports) visit(bundle[name])
  }
  for (const output of Object.values(bundle)) if (output.type === 'chunk' && isFirst(output)) visit(output)
  return [...found]
}
