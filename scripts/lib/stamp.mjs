import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './root.mjs'

const SKIPPED = new Set(['node_modules', 'dist', 'test-results'])

/** @returns {Generator<string>} every file below a path, sorted, or the path itself */
function* filesBelow(/** @type {string} */ name) {
  const full = inRoot(name)
  if (!existsSync(full)) return
  if (statSync(full).isFile()) yield name
  else {
    const names = readdirSync(full).filter(entry => !SKIPPED.has(entry))
    for (const entry of names.sort()) yield* filesBelow(path.join(name, entry))
  }
}

/** A digest of sources: of their content, since a fresh checkout gives every file a new time. */
export const digestOf = (/** @type {string[]} */ sources) => {
  const hash = createHash('sha256').update(process.version)
  for (const source of sources) {
    for (const file of filesBelow(source)) hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)))
  }
  return hash.digest('hex')
}

/** Kept inside what was built: whoever deletes that deletes the stamp. */
const stampFile = (/** @type {string} */ output) => inRoot(output, '.built-from')

export const isFresh = (/** @type {string} */ output, /** @type {string} */ digest) => {
  try {
    return readFileSync(stampFile(output), 'utf8') === digest
  } catch {
    return false
  }
}

export const stamp = (/** @type {string} */ output, /** @type {string} */ digest) => {
  mkdirSync(inRoot(output), { recursive: true })
  writeFileSync(stampFile(output), digest)
}
