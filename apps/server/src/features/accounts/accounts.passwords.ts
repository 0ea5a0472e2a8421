import { availableParallelism } from 'node:os'
import { Failure } from '@mehfil/shared/errors'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's recommendation for argon2id: 19 MiB, two passes (Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each takes a core for some 20 ms: more at once would keep the feed from its work (S9). */
const AT_ONCE = Math.min(4, availableParallelism())
/** As many as are done in about a second; who comes then is better told to come again. */
const LONGEST_QUEUE = 40

export type Passwords = ReturnType<typeof createPasswords>

/** Hashes and compares, a few at a time; throws `unavailable` when too many wait. */
export function createPasswords() {
  const queue: Array<() => void> = []
  let running = 0
  let dummy: Promise<string> | undefined

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (queue.length >= LONGEST_QUEUE) {
        throw new Failure('unavailable', 'Many people are signing in. Try again in a moment.', {
          retryAfterMs: 2_000,
        })
      }
      // Whoever leaves hands her place on: `running` stays as it is.
      await new Promise<void>(resolve => queue.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }

  return {
    hash: (password: string) => inTurn(() => hash(password, COST)),

    /** Without a hash to compare with it takes as long, and is false: nobody learns who is a member (S9). */
    async matches(password: string, passwordHash: string | null | undefined): Promise<boolean> {
      dummy ??= hash('nobody has this password', COST)
      const compared = passwordHash ?? (await dummy)
      const isRight = await inTurn(() => verify(compared, password))
      return isRight && passwordHash != null
    },
  }
}
