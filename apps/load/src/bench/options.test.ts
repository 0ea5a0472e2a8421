import { describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'
import { BENCH_NAMES } from './programme.ts'

describe('the options of a bench run', () => {
  test('have defaults, and are read', () => {
    const all = {
      benches: BENCH_NAMES,
      rounds: 3,
      seconds: 5,
      thoughts: 1_000_000,
      report: undefined,
      noisy: false,
    }
    expect(readOptions([])).toEqual(all)
    expect(readOptions(['lone-thought']).benches).toEqual(['lone-thought'])
    const given = ['--rounds=5', '--seconds=1.5', '--thoughts=1e5', '--noisy', '--report=out.json']
    expect(readOptions(given)).toMatchObject({
      rounds: 5,
      seconds: 1.5,
      thoughts: 100_000,
      report: 'out.json',
      noisy: true,
    })
  })

  test('are refused in a sentence when they make no sense', () => {
    expect(() => readOptions(['--rounds=0'])).toThrow('--rounds=0 is no number from 1 on.')
    expect(() => readOptions(['--rates=3'])).toThrow()
    expect(() => readOptions(['hot-soup'])).toThrow('There is no bench hot-soup.')
  })
})
