import './swc-with-tsx.mjs'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import { cruiseOptions } from './arrows.mjs'
import { findTexts } from './texts.mjs'

const readSources = (/** @type {string} */ root) =>
  ['apps', 'packages'].flatMap(top =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(tsx?|css)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
      .map(file => ({ file: `${top}/${file}`, code: readFileSync(path.join(root, top, file), 'utf8') })),
  )

/**
 * @param {string} root
 * @returns {Promise<{ modules: number, links: number, violations: Array<{ rule: string, what: string }> }>}
 */
export const checkLayers = async root => {
  const sources = readSources(root)
  const { output } = await cruise(['apps', 'packages'], { ...cruiseOptions, baseDir: root })
  if (typeof output === 'string') throw new Error(output)
  const modules = output.modules.filter(({ source }) => /^(apps|packages)\//.test(source))
  return {
    modules: modules.length,
    links: modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    violations: [
      ...output.summary.violations.map(({ rule, from, to }) => ({
        rule: rule.name,
        what: `${from} -> ${to}`,
      })),
      ...findTexts(sources),
    ],
  }
}
