import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '#platform/address.ts'
import { inMemory, type MakeBucket } from '#platform/buckets.ts'
import { rateLimited } from '#platform/limits.ts'

const FAILS = 10
const FAILS_SPAN_S = 15 * 60

/** For all addresses together: each fail makes the next answer a little later, and locks nobody out (S9). */
const DELAY_STEP_MS = 50
const LONGEST_DELAY_MS = 2_000
const DELAY_SPAN_S = 15 * 60

export type LoginGuard = ReturnType<typeof createLoginGuard>

/**
 * Against guessing passwords. Counts by the handle as it was typed, whether or not there is such a member, so
 * that the guard tells nothing either.
 */
export function createLoginGuard(makeBucket: MakeBucket = inMemory) {
  const fails = makeBucket('login-fails', { points: FAILS, duration: FAILS_SPAN_S })
  const byHandle = makeBucket('login-delay', { points: Number.MAX_SAFE_INTEGER, duration: DELAY_SPAN_S })

  const delay = async (handle: string) => {
    const { consumedPoints } = await byHandle.consume(handle)
    const ms = Math.min(LONGEST_DELAY_MS, (consumedPoints - 1) * DELAY_STEP_MS)
    if (ms > 0) await sleep(ms)
  }

  return {
    /**
     * Runs one attempt. It counts as failed before it is made, or a hundred at once would all be the first; one
     * that throws was none, and one that succeeds clears the count.
     */
    async attempt(handle: string, address: string, isRight: () => Promise<boolean>): Promise<boolean> {
      const key = `${handle} ${networkOf(address)}`
      try {
        await fails.consume(key)
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full
        throw rateLimited('Too many wrong passwords.', full.msBeforeNext)
      }
      await delay(handle)
      const settle = async (wasRight: boolean) => {
        if (wasRight) await Promise.all([fails.delete(key), byHandle.delete(handle)])
        return wasRight
      }
      return await isRight().then(settle, async error => {
        await fails.reward(key)
        throw error
      })
    },
  }
}
