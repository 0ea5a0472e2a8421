import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { arrows } from './layers/arrows.mjs'
import { checkLayers } from './layers/check.mjs'
import { planted } from './layers/planted.mjs'
import { textRules } from './layers/texts.mjs'
import { root } from './lib/root.mjs'

// pnpm lint:layers: the arrows of docs/architecture.md. First it is shown that every rule can fail at all.
const FEWEST_MODULES = 100
const FEWEST_LINKS = 300

const checkPlanted = async () => {
  const tree = mkdtempSync(path.join(tmpdir(), 'mehfil-layers-'))
  try {
    for (const [file, code] of Object.entries(planted)) {
      mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
      writeFileSync(path.join(tree, file), `${code}\n`)
    }
    return await checkLayers(tree)
  } finally {
    rmSync(tree, { recursive: true })
  }
}

const { violations: seen } = await checkPlanted()
const asleep = [...arrows, ...textRules]
  .map(({ name }) => name ?? '')
  .filter(name => !seen.some(({ rule }) => rule === name))
const { modules, links, violations } = await checkLayers(root)
const problems = [
  ...asleep.map(name => `${name} did not fail where it is violated on purpose (scripts/layers/planted.mjs)`),
  ...violations.map(({ rule, what }) => `${rule}: ${what}`),
]
if (modules < FEWEST_MODULES || links < FEWEST_LINKS) {
  problems.push(`only ${modules} modules with ${links} imports were read: the check itself is broken`)
}
for (const problem of problems) console.error(problem)
console.log(
  `${modules} modules, ${links} imports, ${arrows.length + textRules.length} rules, ${problems.length} problems`,
)
process.exitCode = problems.length > 0 ? 1 : 0
