export type Entrance = {
  readonly url: string
  readonly topicId: string
  readonly count: number
  /** They take turns: one account has many devices. */
  readonly cookies: readonly string[]
}

/** What the crowd is asked. Each question has one answer, in order. */
export type CrowdQuestion =
  | { readonly kind: 'enter'; readonly entrance: Entrance }
  /** How many show the topic up to this revision? */
  | { readonly kind: 'look'; readonly rev: number }
  /** All in detail, and how late thoughts were that were due after this moment (ms since 1970). */
  | { readonly kind: 'report'; readonly since: number }

export type CrowdView = {
  readonly connected: number
  readonly complete: number
}

export type CrowdReport = CrowdView & {
  /** Answers of servers on the wire: what was missed came, or the window had to begin anew. */
  readonly caughtUp: number
  readonly resets: number
  /** What the newest places look like, and to how many. */
  readonly pictures: Readonly<Record<string, number>>
  /** Of each reader and thought, in ms. */
  readonly delays: readonly number[]
}
