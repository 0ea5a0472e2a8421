import * as accounts from './accounts.ts'
import * as bookmarks from './bookmarks.ts'
import type { Command } from './command.ts'
import * as media from './media.ts'
import * as notifications from './notifications.ts'
import * as people from './people.ts'
import * as presence from './presence.ts'
import * as reactions from './reactions.ts'
import * as relations from './relations.ts'
import * as search from './search.ts'
import * as sessions from './sessions.ts'
import * as thoughts from './thoughts.ts'
import * as topics from './topics.ts'

/** Every command there is. A feature that is not in here cannot be reached from outside. */
export const REGISTRY: readonly Command[] = [
  accounts,
  sessions,
  topics,
  thoughts,
  media,
  reactions,
  bookmarks,
  people,
  relations,
  notifications,
  presence,
  search,
].flatMap(feature => Object.values(feature))
