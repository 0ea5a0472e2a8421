import { buildParts } from './lib/build-all.mjs'

// pnpm build [--force]
try {
  await buildParts({ force: process.argv.includes('--force') })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
