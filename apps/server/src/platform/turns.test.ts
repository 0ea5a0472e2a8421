import { describe, expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Work that ends when it is told to. */
function held() {
  let end = { resolve: (_: string) => {}, reject: (_: Error) => {} }
  const promise = new Promise<string>((resolve, reject) => {
    end = { resolve, reject }
  })
  return { promise, ...end }
}

describe('turns', () => {
  test('lets so many work at once, the others in order, and refuses who would wait behind too many', async () => {
    const turns = createTurns({ atOnce: 2, waiting: 1 })
    const works = [held(), held(), held()]
    const begun: number[] = []
    const taken = works.map(({ promise }, at) =>
      turns.take(() => {
        begun.push(at)
        return promise
      }),
    )
    expect(turns.counts()).toEqual({ working: 2, waiting: 1 })
    await expect(turns.take(async () => 'too many')).rejects.toMatchObject({ code: 'unavailable' })
    expect(begun).toEqual([0, 1])
    works[0]?.resolve('first')
    expect(await taken[0]).toBe('first')
    works[1]?.reject(new Error('failed'))
    await expect(taken[1]).rejects.toThrow('failed')
    works[2]?.resolve('third')
    expect(await taken[2]).toBe('third')
    expect(begun).toEqual([0, 1, 2])
    expect(turns.counts()).toEqual({ working: 0, waiting: 0 })
    expect(await turns.take(async () => 'later')).toBe('later')
  })
})
