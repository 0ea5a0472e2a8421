import type { User } from '@mehfil/shared/person'
import { createHttpSession, type HttpSession } from '@mehfil/testkit/http-session'

export type Account = { readonly user: User; readonly cookie: string; readonly session: HttpSession }

/** Makes accounts as people do, over HTTP; the first one becomes the admin. */
export async function registerPeople(url: string, count: number): Promise<readonly Account[]> {
  const accounts: Account[] = []
  for (let number = 1; number <= count; number++) {
    const session = createHttpSession(url)
    const user = await session.register(`reader_${number}`)
    accounts.push({ user, cookie: session.cookie(), session })
  }
  return accounts
}

/** Topics that all of them have joined; gives their ids. */
export async function openTopics(accounts: readonly Account[], count: number): Promise<readonly string[]> {
  const topicIds: string[] = []
  for (let number = 1; number <= count; number++) {
    const [founder, ...others] = accounts
    const topic = { slug: `adda-${number}`, name: `Adda ${number}` }
    const made = await founder?.session.ask<{ topic: { id: string } }>('POST', '/api/topics', topic)
    if (made?.status !== 201) throw new Error(`A topic could not be opened: ${JSON.stringify(made)}`)
    const { id } = made.body.topic
    for (const { session } of others) {
      const { status } = await session.ask('PUT', `/api/topics/${id}/membership`)
      if (status !== 200) throw new Error(`A topic could not be joined: ${status}`)
    }
    topicIds.push(id)
  }
  return topicIds
}
