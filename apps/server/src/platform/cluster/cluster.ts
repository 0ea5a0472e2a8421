import * as z from 'zod/mini'
import type { Log } from '../log.ts'
import type { Redis } from '../redis.ts'
import type { Io } from '../socket-types.ts'
import { createHintBatch } from './hint-batch.ts'
import type { Line } from './line.ts'
import { ChangedSights, Closing, type Hint, Hints, NodePresence } from './messages.ts'
import { postgresLine } from './postgres-line.ts'
import { redisLine } from './redis-line.ts'

/**
 * The other nodes, if there are any. What is told may be lost, and nobody is waited for: a hint only saves the
 * pump its poll (D6), and a session that ended, or a sight that changed, is found by the next check of each node.
 */
export type Cluster = {
  publishHint(hint: Hint): void
  onHint(hear: (hint: Hint) => void): void
  publishClosing(closing: Closing): void
  onClosing(hear: (closing: Closing) => void): void
  publishPresence(presence: NodePresence): void
  onPresence(hear: (presence: NodePresence) => void): void
  publishSights(changed: ChangedSights): void
  onSights(hear: (changed: ChangedSights) => void): void
  /** There can be no other nodes. */
  readonly isAlone: boolean
  /** Gives Socket.IO its way to the other nodes; before it has a socket. */
  start(io: Io): void
  stop(): Promise<void>
}

export type ClusterDeps = { redis?: Redis | undefined; postgresUrl?: string | undefined; log: Log }

/** Redis where there is one; else NOTIFY on a Postgres that other nodes may use too; else this node is alone. */
export function createCluster({ redis, postgresUrl, log }: ClusterDeps): Cluster {
  if (redis) return connected(redisLine(redis, log))
  return postgresUrl === undefined ? alone : connected(postgresLine(postgresUrl, log))
}

export const alone: Cluster = {
  publishHint: () => undefined,
  onHint: () => undefined,
  publishClosing: () => undefined,
  onClosing: () => undefined,
  publishPresence: () => undefined,
  onPresence: () => undefined,
  publishSights: () => undefined,
  onSights: () => undefined,
  isAlone: true,
  start: () => undefined,
  stop: async () => undefined,
}

function connected(line: Line): Cluster {
  let server: Io | undefined
  const hintHearers = new Set<(hint: Hint) => void>()
  const closingHearers = new Set<(closing: Closing) => void>()
  const presenceHearers = new Set<(presence: NodePresence) => void>()
  const sightHearers = new Set<(changed: ChangedSights) => void>()
  const hints = createHintBatch(batch => server?.serverSideEmit('nodes:hints', batch))

  return {
    publishHint: hints.add,
    onHint: hear => void hintHearers.add(hear),
    publishClosing: closing => void server?.serverSideEmit('nodes:closing', closing),
    onClosing: hear => void closingHearers.add(hear),
    publishPresence: presence => void server?.serverSideEmit('nodes:presence', presence),
    onPresence: hear => void presenceHearers.add(hear),
    publishSights: changed => void server?.serverSideEmit('nodes:sights', changed),
    onSights: hear => void sightHearers.add(hear),
    isAlone: false,

    start(io) {
      server = io
      io.adapter(line.open())
      // Redis may be shared with others: what comes in is parsed like the words of a stranger.
      io.on('nodes:hints', batch => {
        for (const hint of z.parse(Hints, batch)) for (const hear of hintHearers) hear(hint)
      })
      io.on('nodes:closing', received => {
        const closing = z.parse(Closing, received)
        for (const hear of closingHearers) hear(closing)
      })
      io.on('nodes:presence', received => {
        const presence = z.parse(NodePresence, received)
        for (const hear of presenceHearers) hear(presence)
      })
      io.on('nodes:sights', received => {
        const changed = z.parse(ChangedSights, received)
        for (const hear of sightHearers) hear(changed)
      })
    },

    async stop() {
      hints.stop()
      await server?.of('/').adapter.close()
      await line.close()
    },
  }
}
