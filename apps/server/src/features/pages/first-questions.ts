import { me } from '@mehfil/shared/contract/accounts'
import { listNotifications } from '@mehfil/shared/contract/notifications'
import { loadExplore, loadHome, loadThoughts } from '@mehfil/shared/contract/thoughts'
import { getTopic, listTopics } from '@mehfil/shared/contract/topics'
import { leftOffSeq } from '@mehfil/shared/left-off'
import { LIMITS } from '@mehfil/shared/limits'
import { pageAddress } from '@mehfil/shared/page-address'
import type { FirstQuestions } from '#platform/page-answers.ts'

const limit = LIMITS.firstPage

/**
 * What a page of this address asks before it can show a thought. One that is forgotten here costs its reader a way to
 * the server and back, and nothing else.
 */
export const firstQuestions: FirstQuestions = async (path, ask) => {
  const isMember = (await ask(me, {})) !== undefined
  const page = pageAddress(path, isMember)
  // Not for a thought, but asked in the same moment: with the line comes the count, and it is there already.
  const count = isMember ? ask(listNotifications, { limit: 1 }) : undefined
  if (page.kind === 'topic') {
    const found = await ask(getTopic, { topicId: page.slug })
    const around = page.seq ?? (found ? leftOffSeq(found.topic) : 0)
    if (found) await ask(loadThoughts, { topicId: found.topic.id, limit, ...(around > 0 && { around }) })
  } else if (page.kind === 'explore') {
    await Promise.all([ask(loadExplore, { limit }), ask(listTopics, { limit: LIMITS.popularTopics })])
  } else if (page.kind === 'home') {
    await Promise.all([ask(loadHome, { limit }), ask(listTopics, { joined: 'yes', limit: LIMITS.page })])
  }
  await count
}
