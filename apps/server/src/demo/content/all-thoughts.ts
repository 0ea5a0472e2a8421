import { thoughts as banglaAdda } from './bangla-adda.ts'
import { thoughts as booksFilmsKitchen } from './books-films-kitchen.ts'
import { thoughts as chaiSmallWins } from './chai-small-wins.ts'
import type { DemoThought } from './demo-thought.ts'
import { thoughts as gharAangan } from './ghar-aangan.ts'
import { thoughts as hindiChaupal } from './hindi-chaupal.ts'
import { thoughts as lateNightThoughts } from './late-night-thoughts.ts'
import { thoughts as shamESukhan } from './sham-e-sukhan.ts'
import { thoughts as studyCircle } from './study-circle.ts'
import type { TopicSlug } from './topics.ts'

/** The thoughts of each topic, oldest first. */
export const thoughtsByTopic: Readonly<Record<TopicSlug, readonly DemoThought[]>> = {
  'sham-e-sukhan': shamESukhan,
  'late-night-thoughts': lateNightThoughts,
  'study-circle': studyCircle,
  'chai-small-wins': chaiSmallWins,
  'bangla-adda': banglaAdda,
  'hindi-chaupal': hindiChaupal,
  'ghar-aangan': gharAangan,
  'books-films-kitchen': booksFilmsKitchen,
}
