/** One thing that was seen, beside what it should be. */
export type Figure = {
  readonly what: string
  readonly seen: string
  readonly goal: string
  readonly isMet: boolean
}

export type Surroundings = {
  /** Where the built programs are. */
  readonly programs: string
  /** For data and logs of this trial alone. */
  readonly folder: string
  random(): number
  /** One line for who watches. */
  say(line: string): void
}

/** A scenario on real processes. What it starts has ended when it resolves; it throws when it could not be played. */
export type Trial = {
  readonly name: string
  play(surroundings: Surroundings): Promise<readonly Figure[]>
}

const seconds = (ms: number) => (Number.isFinite(ms) ? `${(ms / 1_000).toFixed(2)} s` : 'not in time')

/** A time, in ms, that may be so long at most. */
export const within = (what: string, ms: number, mostMs: number): Figure => ({
  what,
  seen: seconds(ms),
  goal: `<= ${mostMs / 1_000} s`,
  isMet: ms <= mostMs,
})

/** A count of what must not be. */
export const none = (what: string, count: number): Figure => ({
  what,
  seen: String(count),
  goal: '0',
  isMet: count === 0,
})

/** A number that must not be larger; `unit` follows both. */
export const atMost = (what: string, value: number, most: number, unit: string): Figure => ({
  what,
  seen: `${value.toFixed(1)} ${unit}`,
  goal: `<= ${most} ${unit}`,
  isMet: value <= most,
})

/** A number that must not be smaller; `unit` follows both. */
export const atLeast = (what: string, value: number, least: number, unit: string): Figure => ({
  what,
  seen: `${value.toFixed(1)} ${unit}`,
  goal: `>= ${least} ${unit}`,
  isMet: value >= least,
})

/** Something that is seen or not. */
export const holds = (what: string, isMet: boolean, seen = isMet ? 'yes' : 'no'): Figure => ({
  what,
  seen,
  goal: 'yes',
  isMet,
})
