import { createFeedClient } from '@mehfil/client/create-feed-client'
import type { FeedClient } from '@mehfil/client/feed-client'
import { createNotifications } from '@mehfil/client/notifications'
import { createOutboxLanes } from '@mehfil/client/outbox-lanes'
import { me } from '@mehfil/shared/contract/accounts'
import type { PageAnswers } from '@mehfil/shared/first-picture'

/** A feed client that knows the answers a page brings along, and asks nobody else: it is never started. */
export async function createStillClient(answers: PageAnswers): Promise<FeedClient> {
  const client = createFeedClient({
    url: '',
    createLanes: createOutboxLanes,
    createNotifications,
    async fetch(input) {
      const answer = answers[String(input)]
      if (!answer) throw new TypeError(`The page does not bring ${input}.`)
      return Response.json(answer.body, { status: answer.status })
    },
  })
  const user = await client.call(me, {}).then(
    answer => answer.user,
    () => null,
  )
  // Said to the client itself it would begin to work for her.
  return { ...client, user: { get: () => user, subscribe: () => () => undefined } }
}
