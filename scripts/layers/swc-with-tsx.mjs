import { createRequire } from 'node:module'

/**
 * dependency-cruiser 17.4 has swc read every file as plain TypeScript and gives up at the first JSX. Its options
 * don't reach swc, so swc itself is told: import this before dependency-cruiser.
 */
const swc = createRequire(import.meta.url)('@swc/core')
const { parseFileSync } = swc

swc.parseFileSync = (/** @type {string} */ file, /** @type {object} */ options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })
