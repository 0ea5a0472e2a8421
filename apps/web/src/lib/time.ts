import { locale } from './i18n/translate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'auto' })
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })

const units = {
  minute: new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
  hour: new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'short' }),
  day: new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'short' }),
}

/** How long ago, in as few letters as say it: 'now', '2 min', '3 hr', '4 days', '12 Mar'. A clock that is behind says 'now'. */
export function shortAge(iso: string, now: number): string {
  const then = Date.parse(iso)
  const age = now - then
  if (age < MINUTE) return relative.format(0, 'second')
  if (age < HOUR) return units.minute.format(Math.floor(age / MINUTE))
  if (age < DAY) return units.hour.format(Math.floor(age / HOUR))
  if (age < 7 * DAY) return units.day.format(Math.floor(age / DAY))
  const isThisYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? day : dayAndYear).format(then)
}

export const fullTime = (iso: string) => full.format(Date.parse(iso))
export const monthAndYear = (iso: string) => month.format(Date.parse(iso))

/** A span to wait, rounded up: 'in 8 sec.', 'in 2 min.' */
export function waitingTime(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds < 90
    ? relative.format(seconds, 'second')
    : relative.format(Math.ceil(seconds / 60), 'minute')
}
