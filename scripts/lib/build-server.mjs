import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { inRoot, root } from './root.mjs'

const output = 'apps/server/dist'

/** Our own packages export TypeScript, so they go into the bundle; everything from npm stays outside of it. */
const npmStaysOutside = {
  name: 'npm-stays-outside',
  setup: (/** @type {import('esbuild').PluginBuild} */ { onResolve }) => {
    onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@mehfil/') ? undefined : { path, external: true },
    )
  },
}

/** Takes these sources, by their path from the root, instead of what is in the tree; each of them has to be asked for. */
const inPlaceOf = (/** @type {Readonly<Record<string, string>>} */ replaced) => ({
  name: 'in-place-of',
  setup: (/** @type {import('esbuild').PluginBuild} */ { onLoad, onEnd }) => {
    const unused = new Set(Object.keys(replaced))
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const name = path.relative(root, file).replaceAll(path.sep, '/')
      if (!unused.delete(name) && !(name in replaced)) return undefined
      return { contents: replaced[name], loader: 'ts' }
    })
    onEnd(() => ({ errors: [...unused].map(name => ({ text: `${name} is no source of the server.` })) }))
  },
})

/**
 * Bundles the server into a folder that may hold other things.
 * @param {{ output: string, replaced?: Readonly<Record<string, string>> }} options
 */
export const buildServer = async ({ output, replaced = {} }) => {
  // The demo's drawings, found like the decoder: beside the code.
  cpSync(inRoot('apps/server/src/demo/pictures'), path.join(output, 'pictures'), {
    recursive: true,
    filter: file => !file.endsWith('.svg'),
  })
  return build({
    entryPoints: {
      main: inRoot('apps/server/src/main.ts'),
      cli: inRoot('apps/server/src/cli.ts'),
      launcher: inRoot('apps/server/src/db/embedded/launcher.ts'),
      decoder: inRoot('apps/server/src/features/media/media.decoder.ts'),
    },
    outdir: output,
    // All files in one folder: code finds launcher and decoder beside itself, in whichever chunk it ends up.
    chunkNames: 'chunk-[hash]',
    splitting: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
    plugins: [npmStaysOutside, inPlaceOf(replaced)],
  })
}

export const serverPart = {
  title: 'Building the server',
  output,
  sources: ['apps/server/src', 'apps/server/package.json', 'packages/shared', 'scripts/lib/build-server.mjs'],
  build: async () => {
    mkdirSync(inRoot(output), { recursive: true })
    for (const name of readdirSync(inRoot(output))) {
      if (/\.js(\.map)?$/.test(name)) rmSync(inRoot(output, name))
    }
    await buildServer({ output: inRoot(output) })
  },
}
