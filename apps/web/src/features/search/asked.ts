import type { SearchQuestion } from '@mehfil/client/search'
import type { SearchKind } from '@mehfil/shared/search'

export const SPANS = ['day', 'week', 'month', 'year'] as const
export type Span = (typeof SPANS)[number]

/** When a thought was shared. Dates are days of the reader's calendar, both included: `2026-11-22`. */
export type When =
  | { readonly kind: 'any' }
  | { readonly kind: 'last'; readonly span: Span }
  | { readonly kind: 'days'; readonly from: string | undefined; readonly to: string | undefined }

/** What somebody looks for, as the address of the page says it: whoever opens that address sees the same. */
export type Asked = {
  readonly q: string
  readonly kind: SearchKind
  /** These narrow down thoughts; for people and topics they are kept, and mean nothing. */
  readonly topic: string | undefined
  readonly person: string | undefined
  readonly when: When
  readonly hasPicture: boolean
}

export const KINDS = ['thoughts', 'people', 'topics'] as const satisfies readonly SearchKind[]

/** What an address asks; what is no question in it is left out. */
export function readAsked(search: string): Asked {
  const params = new URLSearchParams(search)
  const kind = KINDS.find(each => each === params.get('kind')) ?? 'thoughts'
  return {
    q: params.get('q') ?? '',
    kind,
    topic: matching(params.get('topic'), /^[a-z0-9-]{2,48}$/),
    person: matching(params.get('person')?.replace(/^@/, '').toLowerCase(), /^[a-z0-9_]{2,30}$/),
    when: whenFrom(params.get('from'), params.get('to')),
    hasPicture: params.get('picture') === 'yes',
  }
}

/** The question part of the address; empty for nothing. */
export function searchOf({ q, kind, topic, person, when, hasPicture }: Asked): string {
  const { from, to } = timesIn(when)
  const parts = {
    q: q || undefined,
    kind: kind === 'thoughts' ? undefined : kind,
    topic,
    person,
    from,
    to,
    picture: hasPicture ? 'yes' : undefined,
  }
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) if (value !== undefined) params.set(name, value)
  const text = params.toString()
  return text && `?${text}`
}

/** The question to the server, at this moment; undefined while nothing is looked for. */
export function questionOf(asked: Asked, now: number): SearchQuestion | undefined {
  const { kind, topic, person, when, hasPicture } = asked
  const q = asked.q.trim()
  if (q === '') return undefined
  if (kind !== 'thoughts') return { kind, q }
  return {
    kind,
    q,
    ...(topic !== undefined && { topic }),
    ...(person !== undefined && { person }),
    ...limitsOf(when, now),
    ...(hasPicture && { picture: 'yes' as const }),
  }
}

export const isNarrowed = ({ topic, person, when, hasPicture }: Asked) =>
  topic !== undefined || person !== undefined || when.kind !== 'any' || hasPicture

export const WIDE = { topic: undefined, person: undefined, when: { kind: 'any' }, hasPicture: false } as const

const matching = (text: string | null | undefined, form: RegExp) =>
  text !== null && text !== undefined && form.test(text) ? text : undefined

function whenFrom(from: string | null, to: string | null): When {
  const span = SPANS.find(each => each === from)
  if (span) return { kind: 'last', span }
  const days = { from: dayOf(from), to: dayOf(to) }
  return days.from || days.to ? { kind: 'days', ...days } : { kind: 'any' }
}

function timesIn(when: When): { from?: string | undefined; to?: string | undefined } {
  if (when.kind === 'any') return {}
  return when.kind === 'last' ? { from: when.span } : when
}

/** A day that is in the calendar; undefined for anything else. */
export function dayOf(text: string | null): string | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const start = new Date(`${text}T00:00`)
  const isReal = !Number.isNaN(start.getTime()) && start.getDate() === Number(text.slice(8))
  return isReal ? text : undefined
}

const HOUR = 3_600_000
const HOURS = { day: 24, week: 7 * 24, month: 30 * 24, year: 365 * 24 } as const

/** Spans begin with a whole hour: whoever comes back in a moment asks the same as before. */
function limitsOf(when: When, now: number): { from?: string; to?: string } {
  if (when.kind === 'any') return {}
  if (when.kind === 'last') {
    return { from: new Date((Math.floor(now / HOUR) - HOURS[when.span]) * HOUR).toISOString() }
  }
  return {
    ...(when.from !== undefined && { from: startOf(when.from, 0) }),
    ...(when.to !== undefined && { to: startOf(when.to, 1) }),
  }
}

/** When a day, or the one after it, begins where the reader is. */
function startOf(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + after).toISOString()
}
