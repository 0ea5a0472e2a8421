import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Bug, Patch } from '../bugs/bug.ts'
import { patchedSources } from '../bugs/patched-sources.ts'
import { inRoot } from './root.ts'

const BUILD = `
  import { buildServer } from './scripts/lib/build-server.mjs'
  const [output, replaced] = process.argv.slice(1)
  await buildServer({ output, replaced: JSON.parse(replaced) })
`

/**
 * Builds the server below `folder`, patched where that is asked for: servers are started again and again during a run,
 * and a build in the meantime must not change them halfway. Nothing of it is ever near what is deployed. Answers the
 * folder of the programs; throws a sentence when the patch does not fit the sources any more.
 */
export async function copyOfBuild(folder: string, patch?: Patch | Bug): Promise<string> {
  const replaced = patch ? patchedSources(patch, readSource) : {}
  const server = path.join(folder, 'apps/server')
  const output = path.join(server, 'dist')
  mkdirSync(server, { recursive: true })
  const inline = ['--input-type=module', '--eval', BUILD, output, JSON.stringify(replaced)]
  await promisify(execFile)(process.execPath, inline, { cwd: inRoot() })
  for (const name of ['package.json', 'drizzle', 'apps/server/package.json', 'apps/server/node_modules']) {
    symlinkSync(inRoot(name), path.join(folder, name))
  }
  return output
}

export const readSource = (file: string) => readFileSync(inRoot(file), 'utf8')
