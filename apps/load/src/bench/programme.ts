import { hotTopic } from './hot-topic.ts'
import { loneThought } from './lone-thought.ts'
import type { Effort, Round } from './rounds.ts'
import type { Row } from './row.ts'
import { search } from './search.ts'
import type { BenchStage } from './stage.ts'

export type Measured = { readonly rows: readonly Row[]; readonly rounds: readonly Round<object>[] }

type Bench = (stage: BenchStage, effort: Effort & { readonly thoughts: number }) => Promise<Measured>

export const PROGRAMME = {
  'hot-topic-64': (stage, effort) => hotTopic(stage, { ...effort, posters: 64 }),
  'hot-topic-512': (stage, effort) => hotTopic(stage, { ...effort, posters: 512 }),
  'lone-thought': loneThought,
  search,
} satisfies Record<string, Bench>

export type BenchName = keyof typeof PROGRAMME

export const BENCH_NAMES = Object.keys(PROGRAMME) as readonly BenchName[]
