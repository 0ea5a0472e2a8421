import { describe, expect, it } from 'vitest'
import { fetchPiece } from './fetch-piece.ts'

/** A server that gives the piece from the `there`th time on, and answers at all from the `answering`th. */
function aServer({ there, answering }: { there: number; answering: number }) {
  let asked = 0
  const waits: number[] = []
  return {
    waits,
    asked: () => asked,
    async load() {
      asked++
      if (asked < there) throw new Error('Failed to fetch')
      return 'the piece'
    },
    surroundings: {
      isServerThere: async () => asked >= answering,
      again: async (failures: number) => void waits.push(failures),
    },
  }
}

describe('a piece of the app', () => {
  it('comes at once when all is well', async () => {
    const server = aServer({ there: 1, answering: 1 })
    expect(await fetchPiece(server.load, server.surroundings)).toBe('the piece')
    expect(server.waits).toEqual([])
  })

  it('is waited for while there is no line', async () => {
    const server = aServer({ there: 8, answering: 8 })
    expect(await fetchPiece(server.load, server.surroundings)).toBe('the piece')
    expect(server.waits).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('is given up when the server is there and has it no longer', async () => {
    const server = aServer({ there: 100, answering: 3 })
    await expect(fetchPiece(server.load, server.surroundings)).rejects.toThrow('Failed to fetch')
    expect(server.asked()).toBe(4)
  })
})
