import type { ErrorCode } from '@mehfil/shared/errors'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One answered command. `code` is what the caller was told. */
export type CommandCall = {
  command: string
  transport: 'http' | 'socket'
  code: 'ok' | ErrorCode
  seconds: number
}

/** This node's sockets. `users` are people, each counted once however many sockets she has. */
export type ConnectionCounts = { users: number; userSockets: number; guests: number; rooms: number }

/** As pg.Pool has them. */
export type PoolCounts = {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

/** Read at each scrape: a gauge that is pushed would lie after a missed decrement. */
export type MetricSources = {
  connections: () => ConnectionCounts
  pool: PoolCounts
  pictures: () => { working: number; waiting: number }
}

/** What the parts of a server report, for Prometheus. Passed in wherever something is counted. */
export type Metrics = {
  registry: Registry
  recordCommand(call: CommandCall): void
  /** One frame was encoded for a room, and handed to this many sockets. */
  recordFrame(sockets: number): void
  /** One commit into a topic, which wrote this many thoughts: new ones, and older ones that changed. */
  recordCommit(thoughts: number): void
  /** One picture was made into its sizes, or refused; with the time it waited for its turn. */
  recordPicture(made: { seconds: number; isMade: boolean }): void
  /** A reader caught up, from this node's memory or from the database. */
  recordCatchUp(source: 'memory' | 'database'): void
  /** A round of telling topics who is in them: how many were told, or that it was left out under load. */
  recordPresence(outcome: 'told' | 'left out', topics: number): void
  /** A row of somebody's notices is new, or somebody was added to it. */
  recordNotification(kind: string): void
  /** Names where the gauges are read; once, when the parts exist. */
  observe(sources: MetricSources): void
}

const COMMAND_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const PICTURE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30]
const COMMIT_THOUGHTS = [1, 2, 5, 10, 20, 50, 100, 200]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const commands = new Histogram({
    name: 'mehfil_command_seconds',
    help: 'Time to answer a command, by command, transport and outcome.',
    labelNames: ['command', 'transport', 'code'],
    buckets: COMMAND_SECONDS,
    registers,
  })
  const frames = counter(registry, 'mehfil_frames_total', 'Frames encoded, each once for a whole room.')
  const deliveries = counter(registry, 'mehfil_deliveries_total', 'Frames handed to sockets.')
  const commits = counter(registry, 'mehfil_commits_total', 'Commits into topics.')
  const perCommit = new Histogram({
    name: 'mehfil_thoughts_per_commit',
    help: 'Thoughts, new or changed, that shared a commit.',
    buckets: COMMIT_THOUGHTS,
    registers,
  })
  const pictures = new Histogram({
    name: 'mehfil_picture_seconds',
    help: 'Time to make a picture into its sizes, waiting included, by outcome.',
    labelNames: ['outcome'],
    buckets: PICTURE_SECONDS,
    registers,
  })
  const catchUps = new Counter({
    name: 'mehfil_catch_ups_total',
    help: 'Readers who caught up, by where their changes came from.',
    labelNames: ['source'],
    registers,
  })
  const notices = new Counter({
    name: 'mehfil_notifications_total',
    help: 'Rows of members’ notices that are new, or that somebody was added to, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const presences = counter(registry, 'mehfil_presence_total', 'Topics that were told who is in them.')
  const presencesLeftOut = counter(
    registry,
    'mehfil_presence_left_out_total',
    'Rounds of presence that were left out under load.',
  )
  return {
    registry,
    recordCommand: ({ seconds, ...labels }) => commands.observe(labels, seconds),
    recordFrame(sockets) {
      frames.inc()
      deliveries.inc(sockets)
    },
    recordCommit(thoughts) {
      commits.inc()
      perCommit.observe(thoughts)
    },
    recordPicture: ({ seconds, isMade }) =>
      pictures.observe({ outcome: isMade ? 'made' : 'refused' }, seconds),
    recordCatchUp: source => catchUps.inc({ source }),
    recordPresence(outcome, topics) {
      if (outcome === 'told') presences.inc(topics)
      else presencesLeftOut.inc()
    },
    recordNotification: kind => notices.inc({ kind }),
    observe: sources => observe(registry, sources),
  }
}

const counter = (registry: Registry, name: string, help: string) =>
  new Counter({ name, help, registers: [registry] })

function observe(registry: Registry, { connections, pool, pictures }: MetricSources): void {
  const gauge = (name: string, help: string, label: string, read: () => Record<string, number>) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        for (const [value, count] of Object.entries(read())) this.set({ [label]: value }, count)
      },
    })
  gauge('mehfil_connections', 'Sockets on this node.', 'kind', () => {
    const { userSockets, guests } = connections()
    return { member: userSockets, guest: guests }
  })
  gauge('mehfil_pictures', 'Pictures being made, and waiting for their turn.', 'state', pictures)
  gauge('mehfil_database_pool', 'Database connections, and callers waiting for one.', 'state', () => ({
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }))
}
