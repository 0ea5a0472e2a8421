import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { inRoot } from './root.ts'

const BUILD = `
  import { buildParts } from './scripts/lib/build-all.mjs'
  import { serverPart } from './scripts/lib/build-server.mjs'
  await buildParts({ parts: [serverPart] })
`

/**
 * Builds the server, and keeps a copy of what was built below `folder`: servers are started again and again during a
 * run, and a build in the meantime must not change them halfway. Answers the folder of the programs.
 */
export async function copyOfBuild(folder: string): Promise<string> {
  const inline = ['--input-type=module', '--eval', BUILD]
  await promisify(execFile)(process.execPath, inline, { cwd: inRoot() })
  const server = path.join(folder, 'apps/server')
  mkdirSync(server, { recursive: true })
  const isProgram = (source: string) => !source.endsWith(path.join('dist', 'types'))
  cpSync(inRoot('apps/server/dist'), path.join(server, 'dist'), { recursive: true, filter: isProgram })
  for (const name of ['package.json', 'drizzle', 'apps/server/package.json', 'apps/server/node_modules']) {
    symlinkSync(inRoot(name), path.join(folder, name))
  }
  return path.join(server, 'dist')
}
