import { setTimeout as sleep } from 'node:timers/promises'
import type { Member } from '../support/member.ts'

/**
 * Posts at a steady rate, whether or not the last one is answered already: who waited for the server would take the
 * load off it just when it is slow. Answers how many there were in a second in fact.
 */
export async function postSteadily(
  members: readonly Member[],
  topicIds: readonly string[],
  { texts, perSecond }: { texts: readonly string[]; perSecond: number },
): Promise<number> {
  const began = performance.now()
  const posts: Promise<number>[] = []
  for (const [at, text] of texts.entries()) {
    await sleep(Math.max(0, began + (at * 1000) / perSecond - performance.now()))
    const post = oneOf(members, at).post(oneOf(topicIds, at), text)
    // A server that is short of time refuses some: they did not come.
    posts.push(
      post.then(
        () => 1,
        () => 0,
      ),
    )
  }
  const came = (await Promise.all(posts)).reduce((sum, one) => sum + one, 0)
  return (came * 1000) / (performance.now() - began)
}

/** As many as the server takes, each member one after the other. */
export async function postFast(
  members: readonly Member[],
  topicIds: readonly string[],
  texts: readonly string[],
): Promise<void> {
  let next = 0
  await Promise.all(
    members.map(async member => {
      for (let at = next++; at < texts.length; at = next++) {
        await untilTaken(() => member.post(oneOf(topicIds, at), texts[at] ?? ''))
      }
    }),
  )
}

/** A server that is short of time says so, and takes it a moment later. */
async function untilTaken(post: () => Promise<unknown>, tries = 20): Promise<void> {
  try {
    await post()
  } catch (error) {
    if (tries === 0) throw error
    await sleep(250)
    await untilTaken(post, tries - 1)
  }
}

function oneOf<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length]
  if (item === undefined) throw new Error('There has to be at least one.')
  return item
}
