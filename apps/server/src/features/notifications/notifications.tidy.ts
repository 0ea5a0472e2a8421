import { TIMES } from '@mehfil/shared/limits'
import { faultFor } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import { repeating } from '#platform/repeating.ts'

const EVERY_MS = 60 * 60_000
/** Of a long while without tidying, some each time: nobody waits for it. */
const ROUNDS = 100

export type NoticesTidyDeps = { forgetOld(keptMs: number): Promise<boolean>; log: Log }

/** Removes what nothing was added to for a season. Lists have an end as well, which telling looks after. */
export function createNoticesTidy({ forgetOld, log }: NoticesTidyDeps) {
  async function run(): Promise<void> {
    try {
      for (let round = 0; round < ROUNDS && (await forgetOld(TIMES.noticeKept)); round++);
    } catch (error) {
      log.warn({ event: 'notices-tidy-failed', ...faultFor(error) })
    }
  }

  return repeating(run, EVERY_MS)
}
