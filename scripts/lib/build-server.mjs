import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { inRoot } from './root.mjs'

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

export const serverPart = {
  title: 'Building the server',
  output,
  sources: ['apps/server/src', 'apps/server/package.json', 'packages/shared', 'scripts/lib/build-server.mjs'],
  build: async () => {
    mkdirSync(inRoot(output), { recursive: true })
    for (const name of readdirSync(inRoot(output))) {
      if (/\.js(\.map)?$/.test(name)) rmSync(inRoot(output, name))
    }
    await build({
      entryPoints: {
        main: inRoot('apps/server/src/main.ts'),
        cli: inRoot('apps/server/src/cli.ts'),
        launcher: inRoot('apps/server/src/db/embedded/launcher.ts'),
        decoder: inRoot('apps/server/src/features/media/media.decoder.ts'),
      },
      outdir: inRoot(output),
      // All files in one folder: code finds launcher and decoder beside itself, in whichever chunk it ends up.
      chunkNames: 'chunk-[hash]',
      splitting: true,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      sourcemap: true,
      logLevel: 'warning',
      plugins: [npmStaysOutside],
    })
  },
}
