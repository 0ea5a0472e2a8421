/** What a run is made of while a bug is hunted: how many of what, and which faults. */
export type Conditions = {
  readonly name: string
  readonly nodes: number
  readonly clients: number
  readonly topics: number
  /** Thoughts a second, of all clients together. */
  readonly rate: number
  readonly faultEveryMs: number
  /** How often which kinds of faults come, compared with each other. */
  readonly faults: Readonly<Record<string, number>>
}

/** Answers are slow, and many a line is gone before they come: so much is asked a second time. */
export const lostAnswers: Conditions = {
  name: 'lost answers',
  nodes: 1,
  clients: 6,
  topics: 2,
  rate: 15,
  faultEveryMs: 300,
  faults: { 'database line latency': 1, 'client line cut': 5, 'client line reset': 5 },
}

/** Between the statements and the commit much time passes, and much is ended then. */
export const lostCommits: Conditions = {
  name: 'lost commits',
  nodes: 2,
  clients: 6,
  topics: 2,
  rate: 30,
  faultEveryMs: 200,
  faults: { 'database line latency': 1, 'transactions ended': 8 },
}

/** Two nodes write into the same topics all the time, and now and then one of them is slow. */
export const crowdedTopics: Conditions = {
  name: 'crowded topics',
  nodes: 2,
  clients: 8,
  topics: 2,
  rate: 60,
  faultEveryMs: 1_000,
  faults: { 'database line latency': 2, 'database line slow': 1, 'client line cut': 1 },
}

/** Many topics in which seldom something happens: what gets lost there is not found by what follows. */
export const quietTopics: Conditions = {
  name: 'quiet topics',
  nodes: 2,
  clients: 8,
  topics: 16,
  rate: 8,
  faultEveryMs: 400,
  faults: {
    'database line cut': 2,
    'database line half-open': 1,
    'database line latency': 1,
    'client line cut': 2,
    'page reload': 3,
  },
}
