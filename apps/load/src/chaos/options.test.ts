import { describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'

describe('the options of a chaos run', () => {
  test('are those of a release where none is given, with a seed that can be given again', () => {
    const options = readOptions([])
    expect(options).toMatchObject({ seconds: 600, nodes: 2, redis: true, nginx: true, clients: 60 })
    expect(options).toMatchObject({ rate: 200, killEveryMs: 5_000, keep: false, report: undefined })
    expect(options.seed).toBeGreaterThan(0)
    expect(readOptions(['--seed=7']).seed).toBe(7)
  })

  test('are read as numbers, and are never none of something', () => {
    expect(readOptions(['--seconds=600', '--nodes=2', '--clients=0', '--rate=200'])).toMatchObject({
      seconds: 600,
      nodes: 2,
      clients: 1,
      rate: 200,
    })
  })

  test('leave out what is not wanted', () => {
    const few = readOptions(['--no-redis', '--no-nginx', '--kill-every=0', '--watching=9'])
    expect(few).toMatchObject({ redis: false, nginx: false, killEveryMs: 0, watching: 4 })
  })

  test('are refused in a sentence when they make no sense', () => {
    expect(() => readOptions(['--seconds=soon'])).toThrow('--seconds=soon is not a number.')
    expect(() => readOptions(['--chaos'])).toThrow()
  })
})
