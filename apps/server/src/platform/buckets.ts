import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Redis } from './redis.ts'

/** So many points in so many seconds, by key; `consume` rejects with a `RateLimiterRes` when there are none left. */
export type Bucket = Pick<RateLimiterAbstract, 'consume' | 'reward' | 'delete'>

export type MakeBucket = (name: string, size: { points: number; duration: number }) => Bucket

export const inMemory: MakeBucket = (_name, size) => new RateLimiterMemory(size)

/** Counted by all nodes together. Without Redis each counts alone, from nought: it never lets everybody in. */
export const inRedis =
  ({ publisher }: Pick<Redis, 'publisher'>): MakeBucket =>
  (name, size) =>
    new RateLimiterRedis({
      ...size,
      storeClient: publisher,
      keyPrefix: `mehfil:bucket:${name}`,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(size),
    })
