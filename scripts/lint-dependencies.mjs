import { readFileSync } from 'node:fs'
import { judgeLockfile } from './lib/lockfile.mjs'
import { inRoot } from './lib/root.mjs'

// pnpm lint:dependencies: nothing with known holes, and a lockfile that works with every registry.
const { read, faults } = judgeLockfile(readFileSync(inRoot('pnpm-lock.yaml'), 'utf8'))
for (const fault of faults) console.error(fault)
console.log(`${read} packages, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
