import type { Evidence } from '@mehfil/testkit/proof/evidence'
import { describe, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { readOptions } from './options.ts'

const nothing: Evidence = { histories: [], database: { heads: [], thoughts: [] }, faults: {} }
const settled = { offlineAtFirst: 0, waitingAtFirst: 0, connectMs: 10, equalMs: 2_990, quietMs: 20_000 }

describe('the judgement of a run', () => {
  test('demands of a release at least a hundred kills and fifty thousand acks', () => {
    const verdict = judge({ evidence: nothing, kills: 99, settled }, readOptions([]))
    const shortfalls = verdict.kind === 'inconclusive' ? verdict.shortfalls : []
    const least = (what: string) =>
      Number(shortfalls.find(one => one.includes(` ${what} `))?.match(/(\d+) are needed/)?.[1])
    expect(least('kills')).toBeGreaterThanOrEqual(100)
    expect(least('acks')).toBeGreaterThanOrEqual(50_000)
  })

  test('fails a run in which somebody is not equal to the database in time', () => {
    for (const equalMs of [3_001, Number.POSITIVE_INFINITY]) {
      const verdict = judge(
        { evidence: nothing, kills: 0, settled: { ...settled, equalMs } },
        readOptions([]),
      )
      expect(verdict).toMatchObject({ kind: 'failed', violations: [{ rule: 'late', promise: 'D6' }] })
    }
  })

  test('passes nothing but what was enough', () => {
    const little = readOptions(['--seconds=1', '--rate=0', '--kill-every=0', '--fault-every=60000'])
    expect(judge({ evidence: nothing, kills: 0, settled }, { ...little, clients: 0 }).kind).toBe('passed')
  })
})
