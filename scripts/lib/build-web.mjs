import { createRequire } from 'node:module'
import path from 'node:path'
import { inRoot } from './root.mjs'
import { run } from './run.mjs'

/** The tool is a dependency of the web app, not of the root. */
export const viteProgram = () => {
  const fromWeb = createRequire(inRoot('apps/web/package.json'))
  return path.join(path.dirname(fromWeb.resolve('vite/package.json')), 'bin/vite.js')
}

export const webPart = {
  title: 'Building the web app',
  output: 'apps/web/dist/site',
  sources: ['apps/web', 'packages/shared', 'packages/client', 'pnpm-lock.yaml', 'scripts/lib/build-web.mjs'],
  build: async () => {
    const env = { ...process.env, NODE_ENV: 'production' }
    const options = { cwd: inRoot('apps/web'), env }
    for (const config of ['vite.config.ts', 'vite.first-picture.config.ts']) {
      const build = [viteProgram(), 'build', '--config', config]
      const { code, output } = await run(process.execPath, build, options)
      if (code !== 0) throw new Error(output)
    }
  },
}
