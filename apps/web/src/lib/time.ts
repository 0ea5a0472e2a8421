import { inEachLanguage } from './i18n/translate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = inEachLanguage(of => new Intl.RelativeTimeFormat(of, { style: 'narrow', numeric: 'auto' }))
const dates = (options: Intl.DateTimeFormatOptions) =>
  inEachLanguage(of => new Intl.DateTimeFormat(of, options))
const day = dates({ day: 'numeric', month: 'short' })
const dayAndYear = dates({ day: 'numeric', month: 'short', year: 'numeric' })
const full = dates({ dateStyle: 'full', timeStyle: 'short' })
const month = dates({ month: 'long', year: 'numeric' })

const counted = (unit: 'minute' | 'hour' | 'day') =>
  inEachLanguage(of => new Intl.NumberFormat(of, { style: 'unit', unit, unitDisplay: 'short' }))
const minutes = counted('minute')
const hours = counted('hour')
const days = counted('day')

/** How long ago, in as few letters as say it: 'now', '2 min', '3 hr', '4 days', '12 Mar'. A clock that is behind says 'now'. */
export function shortAge(iso: string, now: number): string {
  const then = Date.parse(iso)
  const age = now - then
  if (age < MINUTE) return relative().format(0, 'second')
  if (age < HOUR) return minutes().format(Math.floor(age / MINUTE))
  if (age < DAY) return hours().format(Math.floor(age / HOUR))
  if (age < 7 * DAY) return days().format(Math.floor(age / DAY))
  const isThisYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? day : dayAndYear)().format(then)
}

export const fullTime = (iso: string) => full().format(Date.parse(iso))
export const monthAndYear = (iso: string) => month().format(Date.parse(iso))

/** A span to wait, rounded up: 'in 8 sec.', 'in 2 min.' */
export function waitingTime(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds < 90
    ? relative().format(seconds, 'second')
    : relative().format(Math.ceil(seconds / 60), 'minute')
}
