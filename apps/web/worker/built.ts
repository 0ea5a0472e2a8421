/** What the build knows and writes in: build/service-worker.ts. */
declare const BUILT: {
  /** Changes with every file that the page begins with. */
  readonly version: string
  /** Files whose names change with what is in them. */
  readonly assets: readonly string[]
  /** Files that keep their names. */
  readonly files: readonly string[]
  /** Named by the shell of this version and of no other. */
  readonly entry: string
}

export const built = BUILT

/** The page without anybody's answers in it. */
export const SHELL = '/index.html'

const PREFIX = 'mehfil-shell-'

export const shellCache = (version: string) => PREFIX + version

/** The version whose files a cache holds; undefined of other caches. */
export const versionOf = (cache: string) =>
  cache.startsWith(PREFIX) ? cache.slice(PREFIX.length) : undefined
