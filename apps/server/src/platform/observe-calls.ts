import { faultFor } from './failure.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Observation } from './perform.ts'

/** One line and one measurement for each answered call; a call that went wrong on our side is an error. */
export const observeCalls =
  ({ log, metrics }: { log: Log; metrics: Pick<Metrics, 'recordCommand'> }) =>
  ({ fault, ms, ...call }: Observation): void => {
    const { command, transport, code } = call
    metrics.recordCommand({ command, transport, code, seconds: ms / 1_000 })
    const line = { event: 'call', ...call, ms: Math.round(ms * 10) / 10 }
    if (fault === undefined) log.debug(line)
    else log.error({ ...line, ...faultFor(fault) }, 'A call failed on our side')
  }
