import { LIMITS } from '@mehfil/shared/limits'

/** Whole seconds for undoing, at least one; a clock that was set back meanwhile makes nobody wait for longer than there is. */
export const undoTime = (seconds: number) => Math.min(Math.max(1, seconds), LIMITS.undoMs / 1_000)
