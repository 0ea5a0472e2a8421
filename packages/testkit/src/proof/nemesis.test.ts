import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import type { Fault } from './faults.ts'
import { createNemesis } from './nemesis.ts'

type Step = `${'+' | '-'}${string}`

/** Faults that only note that they came and went. */
function notingFaults(
  targets: readonly string[],
  kinds: readonly string[],
  lastsMs: [number, number] = [0, 4],
) {
  const steps: Step[] = []
  const faults: Fault[] = targets.flatMap(target =>
    kinds.map(kind => ({
      kind,
      target,
      lastsMs,
      inject: () => void steps.push(`+${target} ${kind}`),
      heal: () => void steps.push(`-${target} ${kind}`),
    })),
  )
  return { steps, faults }
}

async function runFor(ms: number, faults: readonly Fault[], seed = 1) {
  const nemesis = createNemesis({
    faults,
    random: seededRandom(seed),
    everyMs: [1, 3],
    now: () => performance.now(),
  })
  nemesis.start()
  await sleep(ms)
  await nemesis.stop()
  return nemesis
}

describe('the nemesis', () => {
  test('makes every kind of fault, and counts what it made', async () => {
    const { steps, faults } = notingFaults(['a', 'b'], ['kill', 'cut', 'slow'])
    const nemesis = await runFor(150, faults)
    const counts = nemesis.counts()
    expect(Object.keys(counts).sort()).toEqual(['cut', 'kill', 'slow'])
    const made = Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect(made).toBe(steps.filter(step => step.startsWith('+')).length)
    expect(Math.max(...Object.values(counts)) - Math.min(...Object.values(counts))).toBeLessThanOrEqual(1)
  })

  test('makes those more often that have more turns', async () => {
    const { faults } = notingFaults(['a', 'b'], ['kill', 'cut'], [0, 0])
    const nemesis = await runFor(
      150,
      faults.map(fault => (fault.kind === 'kill' ? { ...fault, turns: 3 } : fault)),
    )
    const { kill = 0, cut = 0 } = nemesis.counts()
    expect(cut).toBeGreaterThan(0)
    expect(Math.abs(kill - 3 * cut)).toBeLessThanOrEqual(3)
  })

  test('gives one thing one fault at a time', async () => {
    const { steps, faults } = notingFaults(['a'], ['kill', 'cut'], [2, 10])
    await runFor(120, faults)
    const kinds = steps.map(step => step.slice(1))
    for (let index = 0; index < steps.length; index += 2) {
      expect(steps[index]?.[0]).toBe('+')
      expect(kinds[index + 1]).toBe(kinds[index])
    }
  })

  test('heals at the end what was to last longer, and waits for it', async () => {
    const { steps, faults } = notingFaults(['a', 'b', 'c'], ['cut'], [60_000, 60_000])
    const slow = faults.map(fault => ({
      ...fault,
      async heal() {
        await sleep(20)
        await fault.heal()
      },
    }))
    await runFor(40, slow)
    expect(steps.filter(step => step.startsWith('-')).sort()).toEqual(['-a cut', '-b cut', '-c cut'])
  })

  test('makes the same order of faults from the same seed', async () => {
    const order = async () => {
      const { steps, faults } = notingFaults(['a'], ['kill', 'cut', 'slow', 'reset'], [0, 0])
      await runFor(80, faults, 7)
      return steps.filter(step => step.startsWith('+')).slice(0, 6)
    }
    expect(await order()).toEqual(await order())
  })

  test('says at the end what could not be healed, having healed the rest', async () => {
    const { steps, faults } = notingFaults(['a', 'b'], ['cut'], [60_000, 60_000])
    const [broken, ...others] = faults as [Fault, ...Fault[]]
    const stuck: Fault = { ...broken, heal: () => Promise.reject(new Error('stuck')) }
    await expect(runFor(40, [stuck, ...others])).rejects.toThrow('cut on a: Error: stuck')
    expect(steps).toContain('-b cut')
  })
})
