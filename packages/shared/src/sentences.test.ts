import { describe, expect, it } from 'vitest'
import { REGISTRY } from './contract/registry.ts'
import { SENTENCES } from './sentences.ts'

type Node = { readonly _zod: { readonly def: Record<string, unknown> } }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && '_zod' in value

/** What zod says where a schema gives no sentence of its own. */
const UNSAID = 'Invalid input'

/** All that a schema and what is in it say of a wrong input. */
function saidBy(node: Node, seen = new Set<Node>()): string[] {
  if (seen.has(node)) return []
  seen.add(node)
  const { def } = node._zod
  const own = typeof def.error === 'function' ? [String(def.error({}))] : []
  const inner = Object.values(def).flatMap(value => {
    const parts = isNode(value) ? [value] : typeof value === 'object' ? Object.values(value ?? {}) : []
    return parts.filter(isNode).flatMap(part => saidBy(part, seen))
  })
  return [...own, ...inner]
}

const patterns = SENTENCES.map(
  sentence => new RegExp(`^${sentence.replace(/[.?"]/g, '\\$&').replace(/\{\w+\}/g, '.+')}$`),
)

describe('the sentences of the contract', () => {
  const said = new Set(REGISTRY.flatMap(({ input }) => saidBy(input as unknown as Node)))
  said.delete(UNSAID)

  it('are found in the schemas at all', () => {
    expect(said.size).toBeGreaterThan(20)
    expect(said).toContain('A handle uses a-z, 0-9 and _ inside.')
  })

  it('are all on the list, so that they have words in each language', () => {
    const missing = [...said].filter(sentence => !patterns.some(pattern => pattern.test(sentence)))
    expect(missing).toEqual([])
  })

  it('are on it once', () => {
    expect(new Set(SENTENCES).size).toBe(SENTENCES.length)
  })
})
