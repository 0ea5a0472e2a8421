import { allDropped } from './all-dropped.ts'
import { clockOff } from './clock-off.ts'
import { halfOpen } from './half-open.ts'
import { logout } from './logout.ts'
import { offlineHour } from './offline-hour.ts'
import { postgresKilled } from './postgres-killed.ts'
import { postgresPaused } from './postgres-paused.ts'
import { redisDead } from './redis-dead.ts'
import { slowReader } from './slow-reader.ts'
import type { Trial } from './trial.ts'

/** In the order in which they are played. */
export const TRIALS: readonly Trial[] = [
  redisDead,
  postgresKilled,
  postgresPaused,
  halfOpen,
  offlineHour,
  allDropped,
  slowReader,
  clockOff,
  logout,
]
