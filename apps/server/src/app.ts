import { ServerResponse } from 'node:http'
import path from 'node:path'
import type { Config } from '#config.ts'
import type { Database } from '#db/database.ts'
import { seedDemo } from '#demo/seed.ts'
import { accountsFeature } from '#features/accounts/accounts.feature.ts'
import { bookmarksFeature } from '#features/bookmarks/bookmarks.feature.ts'
import { mediaFeature } from '#features/media/media.feature.ts'
import { NO_CACHE, opsRouter } from '#features/ops/ops.feature.ts'
import { firstQuestions } from '#features/pages/first-questions.ts'
import { peopleFeature } from '#features/people/people.feature.ts'
import { presenceFeature } from '#features/presence/presence.feature.ts'
import { reactionsFeature } from '#features/reactions/reactions.feature.ts'
import { relationsFeature } from '#features/relations/relations.feature.ts'
import { searchFeature } from '#features/search/search.feature.ts'
import { sessionsFeature } from '#features/sessions/sessions.feature.ts'
import { thoughtsFeature } from '#features/thoughts/thoughts.feature.ts'
import { topicsFeature } from '#features/topics/topics.feature.ts'
import { createPump } from '#feed/pump.ts'
import { createSights } from '#feed/sights.ts'
import { veiledBroadcast } from '#feed/veiled-broadcast.ts'
import { createWriter } from '#feed/writer.ts'
import { createDiskBlobs } from '#platform/blobs/disk-blobs.ts'
import { inMemory, inRedis } from '#platform/buckets.ts'
import { systemClock } from '#platform/clock.ts'
import { createCluster } from '#platform/cluster/cluster.ts'
import { loadFirstPicture } from '#platform/first-picture.ts'
import type { Feature } from '#platform/handling.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { createLimits } from '#platform/limits.ts'
import type { Log } from '#platform/log.ts'
import { createLoopMonitor } from '#platform/loop-delay.ts'
import { isMemoryShort } from '#platform/memory.ts'
import { createMetrics } from '#platform/metrics.ts'
import { observeCalls } from '#platform/observe-calls.ts'
import { createOriginRule } from '#platform/origin.ts'
import { createPerform } from '#platform/perform.ts'
import { createRedis } from '#platform/redis.ts'
import { createSessions } from '#platform/session.ts'
import { createSharedSeats } from '#platform/shared-seats.ts'
import { createSockets } from '#platform/socket.ts'

export type AppOptions = {
  config: Config
  database: Database
  log: Log
  version: string
  /** Folder of the built web app, and the built module that draws its first pictures; absent: the API alone. */
  web?: { dist: string; drawing: string }
  /** Fill an empty community with demo content. */
  isSeeding?: boolean
  /** Milliseconds between two looks of the pump for what nobody told it of. */
  pollEvery?: number
}

/** Milliseconds over which clients are asked to move when the server stops, at most. */
const LONGEST_DRAIN = 3_000
/** Milliseconds of event loop delay past which what is only nice to know is left out. */
const STRAINED_LAG = 200

/** The composition root: every part is made here, once, and given what it needs. */
export async function createApp({ config, database, log, version, web, ...options }: AppOptions) {
  const { pool, db } = database
  const clock = systemClock
  let phase: 'starting' | 'serving' | 'draining' = 'starting'

  const metrics = createMetrics()
  const loop = createLoopMonitor()
  const isStrained = () => loop.read().lagP99Ms > STRAINED_LAG || isMemoryShort()
  const redis = config.redisUrl ? createRedis({ url: config.redisUrl, log }) : undefined
  const cluster = createCluster({ redis, postgresUrl: config.databaseUrl ?? undefined, log })
  const makeBucket = redis ? inRedis(redis) : inMemory
  const limits = createLimits(config, makeBucket)
  const observe = observeCalls({ log, metrics })
  const perform = createPerform({ guestReading: config.guestReading, limits, clock, observe })
  const sessions = createSessions({ config, pool, newId, clock, log })
  const isOurs = createOriginRule(config)
  const http = createHttp({ config, isOurs, sessions, perform, newId, log })
  const { server: httpServer, trusts } = http
  const sockets = createSockets({
    httpServer,
    trusts,
    config,
    isOurs,
    sessions,
    perform,
    newId,
    clock,
    log,
    cluster,
    ...(redis && { sharedSeats: createSharedSeats(redis) }),
  })
  const { seats } = sockets
  const sights = createSights({ db, secret: config.sessionSecret, seats, cluster, clock, log })
  const broadcast = veiledBroadcast(sockets.broadcast, { seats, sights })

  const { pollEvery } = options
  const pump = createPump({
    db,
    broadcast,
    log,
    onFrame: metrics.recordFrame,
    onCatchUp: metrics.recordCatchUp,
    ...(pollEvery && { pollEvery }),
  })
  cluster.onHint(pump.hinted)
  const writer = createWriter({
    db,
    onCommitted(committed) {
      pump.committed(committed)
      cluster.publishHint({ topicId: committed.topicId, rev: committed.head.rev })
      metrics.recordCommit(committed.thoughts.length)
      search.follower.handleCommitted()
    },
  })

  const blobs = createDiskBlobs(path.join(config.dataDir, 'media'))
  const media = mediaFeature({ db, config, blobs, newId, log, onPicture: metrics.recordPicture })

  const search = searchFeature({ db, sights, log, isStrained })
  const presence = presenceFeature({
    db,
    broadcast,
    census: sockets.census,
    cluster,
    clock,
    newId,
    log,
    isStrained,
    onRound: metrics.recordPresence,
  })

  // The one list of features. They never meet but here.
  const features: readonly Feature[] = [
    accountsFeature({ db, config, broadcast, newId, makeBucket }),
    sessionsFeature({ db, broadcast }),
    topicsFeature({ db, sights, newId, broadcast }),
    thoughtsFeature({ db, sights, writer, pump, newId, log, tidyMedia: media.tidy }),
    media.feature,
    reactionsFeature({ db, sights, writer, broadcast }),
    bookmarksFeature({ db, sights, broadcast }),
    peopleFeature({ db, broadcast, tidyMedia: media.tidy }),
    relationsFeature({ db, broadcast, sightChanged: sights.changed }),
    presence.feature,
    search.feature,
  ]
  const routes = features.flatMap(feature => feature.routes)
  const ops = opsRouter({
    config,
    version,
    pool,
    clock,
    metrics,
    phase: () => phase,
    loopDelay: loop.read,
    connections: sockets.counts,
    feed: pump.state,
    redis: () => redis?.status() ?? 'off',
    caches: () => ({ users: NO_CACHE, sessions: sockets.sessionCache() }),
    async isAdmin(request) {
      await sessions.open(request, new ServerResponse(request))
      const actor = await sessions.loadActor(request)
      return actor.kind === 'member' && actor.role === 'admin'
    },
  })
  metrics.observe({ connections: sockets.counts, pool, pictures: media.pictures })
  const pages = web && {
    dist: web.dist,
    firstQuestions,
    draw: await loadFirstPicture({ file: web.drawing, isStrained, log }),
  }
  http.serve({
    routes,
    extras: [ops],
    ...(pages && { web: pages }),
  })
  sockets.serve(routes)

  return {
    async listen(): Promise<{ port: number }> {
      if (options.isSeeding) await seedDemo(db, blobs)
      for (const feature of features) await feature.start?.()
      loop.start()
      sessions.start()
      redis?.start()
      sockets.start()
      sights.start()
      pump.start()
      const port = await http.listen()
      phase = 'serving'
      return { port }
    },

    /** Not ready -> clients move -> requests end -> what was submitted is written -> the rest. */
    async stop(): Promise<void> {
      phase = 'draining'
      await sockets.stop({ spreadMs: Math.min(LONGEST_DRAIN, 2 * sockets.counts().users) })
      presence.leave()
      await http.stop()
      await writer.stop()
      pump.stop()
      await sights.stop()
      await cluster.stop()
      redis?.stop()
      for (const feature of features) await feature.stop?.()
      sessions.stop()
      loop.stop()
    },
  }
}
