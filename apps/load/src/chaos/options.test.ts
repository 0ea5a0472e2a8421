import { describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'

describe('the options of a chaos run', () => {
  test('have defaults, and a seed that can be given again', () => {
    const options = readOptions([])
    expect(options).toMatchObject({ seconds: 60, nodes: 1, keep: false, report: undefined })
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

  test('are refused in a sentence when they make no sense', () => {
    expect(() => readOptions(['--seconds=soon'])).toThrow('--seconds=soon is not a number.')
    expect(() => readOptions(['--chaos'])).toThrow()
  })
})
