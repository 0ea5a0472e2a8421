import { LIMIT_RATES, type LimitName } from '@mehfil/shared/contract/command'
import { Failure } from '@mehfil/shared/errors'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '#config.ts'
import { networkOf } from './address.ts'
import { inMemory, type MakeBucket } from './buckets.ts'
import type { Actor } from './handling.ts'

export type Caller = { actor: Actor; address: string }

export type Limits = {
  /** Counts one call; throws `rate-limited` with the time left when it is one too many (S8). */
  take(name: LimitName, caller: Caller): Promise<void>
}

/** A member counts wherever she is; guests of one network count as one. */
const keyOf = ({ actor, address }: Caller) =>
  actor.kind === 'member' ? `person ${actor.id}` : `address ${networkOf(address)}`

/** "Try again in 12 seconds.", for the sentence that a member reads. */
export function tryAgainIn(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000))
  const count = seconds < 120 ? seconds : Math.ceil(seconds / 60)
  const unit = seconds < 120 ? 'second' : 'minute'
  return `Try again in ${count} ${unit}${count === 1 ? '' : 's'}.`
}

export function rateLimited(what: string, retryAfterMs: number): Failure {
  const ms = Math.ceil(retryAfterMs)
  return new Failure('rate-limited', `${what} ${tryAgainIn(ms)}`, { retryAfterMs: ms })
}

/** One bucket a person or network and kind of call, refilled whole after its span. */
export function createLimits(
  { rateLimits }: Pick<Config, 'rateLimits'>,
  makeBucket: MakeBucket = inMemory,
): Limits {
  const buckets = new Map(
    Object.entries(LIMIT_RATES).map(([name, { calls, seconds }]) => [
      name,
      makeBucket(name, { points: calls, duration: seconds }),
    ]),
  )
  return {
    async take(name, caller) {
      if (!rateLimits) return
      try {
        await buckets.get(name)?.consume(keyOf(caller))
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full
        throw rateLimited('That was a lot at once.', full.msBeforeNext)
      }
    },
  }
}
