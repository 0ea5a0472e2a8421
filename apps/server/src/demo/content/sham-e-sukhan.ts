import type { DemoThought } from './demo-thought.ts'
import { firstWeek } from './sham-e-sukhan-first-week.ts'
import { lastDays } from './sham-e-sukhan-last-days.ts'
import { secondWeek } from './sham-e-sukhan-second-week.ts'
import { thirdWeek } from './sham-e-sukhan-third-week.ts'
import { overThreeWeeks } from './telling.ts'

export const thoughts: readonly DemoThought[] = overThreeWeeks(2, [
  ...firstWeek,
  ...secondWeek,
  ...thirdWeek,
  ...lastDays,
])
