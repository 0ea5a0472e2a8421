import { TIMES } from '@mehfil/shared/limits'
import { faultFor } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import type { ProgressStore } from './progress.store.ts'

export type FollowerDeps = {
  progress: ProgressStore
  log: Log
  /** The server is short of something: what can wait, waits. */
  isStrained(): boolean
}

/** Topics of a round. */
const TOPICS = 50
/** So much is left that it is worth a line in the log, and another one after so long, in ms. */
const WORTH_TELLING = 2_000
const TELL_EVERY_MS = 10_000

/**
 * Keeps the search's texts behind the topics' logs, apart from the feed: no thought waits for an index. It goes on where
 * it stopped, whoever stopped it, and reads a community that had no search before in the same way, beside its work.
 * Every node follows; that two find the same topic is settled by a lock.
 */
export function createFollower({ progress, log, isStrained }: FollowerDeps) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isAgain = false
  let isStopped = false
  let areNamesDue = false
  let toldAt = 0

  /** As long as the step took: half of the time is everybody else's. */
  async function rest(since: number): Promise<void> {
    const ms = isStrained() ? TIMES.searchStrained : Math.min(performance.now() - since, TIMES.searchRest)
    await new Promise(resolve => setTimeout(resolve, ms))
  }

  async function tell(): Promise<void> {
    if (performance.now() - toldAt < TELL_EVERY_MS) return
    const left = await progress.revisionsLeft()
    if (left < WORTH_TELLING) return
    toldAt = performance.now()
    log.info({ event: 'search-following', left }, `Reading for the search: ${left} changes left`)
  }

  async function step(work: () => Promise<boolean>): Promise<boolean> {
    const since = performance.now()
    const isMore = await work()
    if (isMore) await rest(since)
    return isMore && !isStopped
  }

  /** True when a topic had more than a step, and what came meanwhile in others was kept waiting. */
  async function round(): Promise<boolean> {
    if (areNamesDue) while (await step(progress.followNames));
    areNamesDue = false
    const since = performance.now()
    const topics = await progress.behind(TOPICS)
    let isMore = topics.length === TOPICS
    for (const { topicId } of topics) {
      if (isStopped) return false
      if (await step(() => progress.followTopic(topicId))) isMore = true
    }
    if (!isMore) return false
    await tell()
    // Another node may be at all of them.
    await rest(since)
    return !isStopped
  }

  async function run(): Promise<void> {
    try {
      do {
        isAgain = false
        while (await round());
      } while (isAgain && !isStopped)
    } catch (error) {
      // The database is away: the next round finds what this one left.
      log.warn({ event: 'search-following-failed', ...faultFor(error) })
    }
  }

  /** Follows all logs to their ends, as they are now; never rejects. */
  function followLogs(): Promise<void> {
    isAgain = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  /** And the names. */
  function follow(): Promise<void> {
    areNamesDue = true
    return followLogs()
  }

  let soon: NodeJS.Timeout | undefined
  return {
    follow,
    /** Something was written here: it is to be found in a moment, together with what comes until then. */
    handleCommitted() {
      soon ??= setTimeout(() => {
        soon = undefined
        if (!isStopped) void followLogs()
      }, TIMES.searchSoon)
    },
    start() {
      void follow()
      timer = setInterval(() => void follow(), TIMES.headsPoll)
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      clearTimeout(soon)
      await running
    },
  }
}
