import type { ParsedOf } from '@mehfil/shared/contract/command'
import type { tellTyping } from '@mehfil/shared/contract/presence'
import { Failure, notFound } from '@mehfil/shared/errors'
import type { Db } from '#db/database.ts'
import { findTopicId } from '#db/topic-ref.ts'
import type { Typing } from '#platform/cluster/messages.ts'
import type { Member } from '#platform/handling.ts'
import type { PresenceStore } from './presence.store.ts'
import type { Typists } from './presence.typists.ts'

type Deps = { db: Db; store: PresenceStore; typists: Typists; handleTyping(news: Typing): void }

export const presenceService = ({ db, store, typists, handleTyping }: Deps) => ({
  async type({ topicId: ref, typing: isTyping = true }: ParsedOf<typeof tellTyping>, { id }: Member) {
    const topicId = await findTopicId(db, ref)
    if (!topicId) throw notFound('topic')
    // Asked once for each time that she begins; while she goes on it is known.
    if (isTyping && !typists.has(topicId, id) && !(await store.isMember(topicId, id))) {
      throw new Failure('forbidden', 'Join the topic to write in it.')
    }
    handleTyping({ topicId, personId: id, isTyping })
    return {}
  },
})
