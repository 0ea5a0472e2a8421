import type { Config } from '#config.ts'
import { type CacheCounts, createBoundedMap } from './bounded-map.ts'
import type { Clock } from './clock.ts'
import type { Actor } from './handling.ts'
import type { SessionClaim } from './living-sessions.ts'
import type { Sessions } from './session.ts'

/** A changed role counts after so long at the latest. An ended session closes its sockets at once, besides. */
const TRUSTED_MS = 1_000

export type SocketActors = {
  load(claim: SessionClaim): Promise<Actor>
  forget(sessionId: string): void
  counts(): CacheCounts
}

type Deps = { sessions: Pick<Sessions, 'living'>; config: Pick<Config, 'sessionCache'>; clock: Clock }

/** Who speaks on a socket, read afresh for its commands: once a second a session, however many it sends. */
export function createSocketActors({ sessions, config, clock }: Deps): SocketActors {
  const known = createBoundedMap<Promise<Actor>>({ maxSize: config.sessionCache, ttlMs: TRUSTED_MS, clock })

  const read = async (claim: SessionClaim): Promise<Actor> =>
    (await sessions.living([claim])).get(claim.sessionId) ?? { kind: 'guest' }

  return {
    load(claim) {
      const kept = known.get(claim.sessionId)
      if (kept) return kept
      const actor = read(claim)
      known.set(claim.sessionId, actor)
      // A database that could not be asked says nothing about the session: ask again next time.
      actor.catch(() => known.delete(claim.sessionId))
      return actor
    },
    forget: sessionId => known.delete(sessionId),
    counts: known.counts,
  }
}
