import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin, type ResolvedConfig, type Rollup } from 'vite'
import { entryOf, isInShell } from './shell-files.ts'

const WORKER = 'worker/sw.ts'
/** Runs before the first paint, so it has to be there at once: its name changes with its content, like all that is. */
const EARLY = 'early.js'

const digestOf = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 12)
}

/** Builds the service worker into /sw.js, with the list of all that the page of this version may need. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    // After the page has been written, which is in the same hook.
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') this.error('There is no page to keep.')
        const early = readFileSync(path.join(config.publicDir, EARLY))
        const fileName = `assets/early-${digestOf(early)}.js`
        this.emitFile({ type: 'asset', fileName, source: early })
        const html = String(page.source).replace(`/${EARLY}`, `/${fileName}`)
        const known = publicFiles(config.publicDir).filter(file => file !== `/${EARLY}`)
        // Those of an installed app are kept by whoever shows them.
        const files = known.filter(file => !file.startsWith('/icons/'))
        const assets = [...Object.keys(bundle).filter(isInShell), fileName].sort().map(name => `/${name}`)
        const contents = known.map(file => readFileSync(path.join(config.publicDir, file)))
        const version = digestOf(html, ...assets, ...contents)
        page.source = html.replace('<title>', `<meta name="version" content="${version}" /><title>`)
        const entry = entryOf(html)
        const source = await built(config.root, { version, assets, files, entry })
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
        this.info(`Kept for a start without a line: ${assets.length} pieces, version ${version}`)
      },
    },
  }
}

async function built(root: string, facts: object): Promise<string> {
  const outcome = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { BUILT: JSON.stringify(facts) },
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: path.join(root, WORKER),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
  const [output] = [outcome].flat() as Rollup.RolldownOutput[]
  const [chunk] = output?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('The worker was not built.')
  return chunk.code
}

const publicFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`)
    .sort()
