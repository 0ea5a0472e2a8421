import { Failure } from '@mehfil/shared/errors'
import type { Config } from '#config.ts'

/** Gives a seat back; more than once is once. */
export type Leave = () => void

/** Spread over these, so that those who were refused do not come back in step. */
const RETRY_MS = { from: 5_000, spread: 10_000 }

const retryAfterMs = () => RETRY_MS.from + Math.round(Math.random() * RETRY_MS.spread)

export const tooManyFromNetwork = (): Failure =>
  new Failure('rate-limited', 'There are too many connections from your network.', {
    retryAfterMs: retryAfterMs(),
  })

type SeatLimits = Pick<Config, 'maxConnections' | 'maxConnectionsPerIp'>

/** Counts connections, in all and by network, and refuses the one too many (S14). A limit of 0 is none. */
export function createSeats({ maxConnections, maxConnectionsPerIp }: SeatLimits) {
  const byNetwork = new Map<string, number>()
  let taken = 0

  const change = (network: string, by: 1 | -1) => {
    taken += by
    const count = (byNetwork.get(network) ?? 0) + by
    if (count > 0) byNetwork.set(network, count)
    else byNetwork.delete(network)
  }

  return {
    take(network: string): Leave {
      if (maxConnections > 0 && taken >= maxConnections) {
        throw new Failure('unavailable', 'This server is full at the moment.', {
          retryAfterMs: retryAfterMs(),
        })
      }
      if (maxConnectionsPerIp > 0 && (byNetwork.get(network) ?? 0) >= maxConnectionsPerIp) {
        throw tooManyFromNetwork()
      }
      change(network, 1)
      let isHeld = true
      return () => {
        if (isHeld) change(network, -1)
        isHeld = false
      }
    },
  }
}
