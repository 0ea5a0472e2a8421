/**
 * Puts the wall clock of this process off by so many milliseconds, and lets what is done every few minutes be done
 * every two seconds: what a wrong clock would do to sessions in an hour, it does in a trial. Load it first.
 */
export function shiftClock(byMs) {
  const Right = globalThis.Date
  const now = () => Right.now() + byMs
  globalThis.Date = class ShiftedDate extends Right {
    constructor(...given) {
      if (given.length === 0) super(now())
      else super(...given)
    }
    static now = now
  }
  const setInterval = globalThis.setInterval
  globalThis.setInterval = (run, everyMs, ...given) =>
    setInterval(run, everyMs >= 60_000 ? 2_000 : everyMs, ...given)
}
