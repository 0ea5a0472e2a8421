import type { Patch } from './bug.ts'

/** Whole sources by their path from the root of the repository. */
export type Sources = Readonly<Record<string, string>>

/**
 * The sources that a patch changes, as they are with it. Throws a sentence when a place is not there, or more than once:
 * the sources have changed, and the patch has to follow them.
 */
export function patchedSources({ name, replace }: Patch, read: (file: string) => string): Sources {
  const patched: Record<string, string> = {}
  for (const { file, find, by } of replace) {
    const source = patched[file] ?? read(file)
    const times = source.split(find).length - 1
    if (times !== 1)
      throw new Error(`The patch ${name} no longer fits: in ${file} this stands ${times} times:\n${find}`)
    patched[file] = source.replace(find, () => by)
  }
  return patched
}
