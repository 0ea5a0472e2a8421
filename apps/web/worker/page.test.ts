import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PATIENCE_MS, page } from './page.ts'

const fresh = new Response('fresh')
const shell = new Response('shell')
const findShell = async () => shell
const findNone = async () => undefined
const never = new Promise<Response>(() => undefined)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a page', () => {
  it('is the one of the network, as long as that answers in time', async () => {
    const slow = new Promise<Response>(resolve => setTimeout(resolve, PATIENCE_MS - 1, fresh))
    const shown = page(slow, findShell)
    await vi.advanceTimersByTimeAsync(PATIENCE_MS)
    expect(await shown).toBe(fresh)
  })

  it('is the shell at once where there is no line, or the server is away', async () => {
    expect(await page(Promise.reject(new TypeError('No line')), findShell)).toBe(shell)
    expect(await page(Promise.resolve(new Response('', { status: 502 })), findShell)).toBe(shell)
  })

  it('is the shell on a line that is so poor that nobody waits for it', async () => {
    const shown = page(never, findShell)
    await vi.advanceTimersByTimeAsync(PATIENCE_MS)
    expect(await shown).toBe(shell)
  })

  it('is what the network says after all where nothing is kept', async () => {
    const refused = new Response('', { status: 503 })
    expect(await page(Promise.resolve(refused), findNone)).toBe(refused)
    await expect(page(Promise.reject(new TypeError('No line')), findNone)).rejects.toThrow('No line')
  })
})
