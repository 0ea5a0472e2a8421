import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'
import { initialChunks } from './initial-chunks.ts'

type Bundle = Rollup.OutputBundle

/**
 * Fails the build when what a first visit has to load before it shows the feed is too large: the entry, the chunks of
 * `routes` (patterns for the modules that are loaded on demand for it), and all that these import statically, scripts
 * and styles. `limit` is in bytes, gzipped.
 */
export function sizeBudget({ limit, routes }: { limit: number; routes: RegExp[] }): Plugin {
  return {
    name: 'size-budget',
    apply: 'build',
    // After the styles have been written, which is in the same hook.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const sizes = [...initialFiles(bundle, routes)].map(name => ({
          name,
          bytes: gzippedBytes(bundle, name),
        }))
        const total = sizes.reduce((sum, file) => sum + file.bytes, 0)
        const lines = sizes.map(({ name, bytes }) => `  ${kilobytes(bytes).padStart(9)}  ${name}`)
        const report = ['Loaded before the feed shows, gzipped:', ...lines].join('\n')
        const verdict = `${kilobytes(total)} of ${kilobytes(limit)}`
        if (total > limit) this.error(`${report}\nOver the budget: ${verdict}`)
        this.info(`${report}\nWithin the budget: ${verdict}`)
      },
    },
  }
}

function initialFiles(bundle: Bundle, routes: RegExp[]): Set<string> {
  const chunks = initialChunks(
    bundle,
    chunk => chunk.isEntry || chunk.moduleIds.some(id => routes.some(route => route.test(id))),
  )
  return new Set(chunks.flatMap(chunk => [...(chunk.viteMetadata?.importedCss ?? []), chunk.fileName]))
}

function gzippedBytes(bundle: Bundle, name: string): number {
  const output = bundle[name]
  if (!output) return 0
  return gzipSync(output.type === 'chunk' ? output.code : output.source).byteLength
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
