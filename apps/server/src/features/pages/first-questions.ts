import { me } from '@mehfil/shared/contract/accounts'
import { loadExplore, loadHome, loadThoughts } from '@mehfil/shared/contract/thoughts'
import { getTopic } from '@mehfil/shared/contract/topics'
import { LIMITS } from '@mehfil/shared/limits'
import type { FirstQuestions } from '#platform/page-answers.ts'

const TOPIC = /^\/t\/([^/]+)(?:\/([1-9]\d{0,9}))?\/?$/
const limit = LIMITS.firstPage

/**
 * What a page of this address asks before it can show a thought. One that is forgotten here costs its reader a way to
 * the server and back, and nothing else.
 */
export const firstQuestions: FirstQuestions = async (path, ask) => {
  const isMember = (await ask(me, {})) !== undefined
  const [, slug, seq] = TOPIC.exec(path) ?? []
  if (slug !== undefined) {
    const found = await ask(getTopic, { topicId: slug })
    const around = seq === undefined ? {} : { around: Number(seq) }
    if (found) await ask(loadThoughts, { topicId: found.topic.id, limit, ...around })
  } else if (path === '/explore' || (path === '/' && !isMember)) await ask(loadExplore, { limit })
  else if (path === '/') await ask(loadHome, { limit })
}
