import type { FeedClient } from '@mehfil/client/feed-client'
import { logOut, me } from '@mehfil/shared/contract/accounts'
import { Failure } from '@mehfil/shared/errors'
import type { User } from '@mehfil/shared/person'
import { lastingStorage, readJson, searchesKey } from '#lib/storage.ts'

const KEY = 'mehfil:user'

/**
 * Who was signed in when this browser was here last. The cookie alone decides, and scripts cannot read it; this lets
 * the page start as her at once and be put right by the server's answer.
 */
export function rememberedUser(): User | null {
  const remembered = readJson(lastingStorage, KEY)
  return isUser(remembered) ? remembered : null
}

/** An older version of the page may have written it: what is shown of her has to be there. */
const isUser = (value: unknown): value is User =>
  value !== null &&
  typeof value === 'object' &&
  ['id', 'handle', 'displayName', 'bio', 'role', 'createdAt'].every(
    key => typeof Reflect.get(value, key) === 'string',
  )

/** Bound to this person from now on. */
export function enter(client: FeedClient, user: User | null): void {
  if (user) lastingStorage.set(KEY, JSON.stringify(user))
  else lastingStorage.remove(KEY)
  const former = client.user.get()
  if (former && former.id !== user?.id) lastingStorage.remove(searchesKey(former.id))
  client.setUser(user)
}

/** Asks the server who is signed in. Without a line the memory stands. */
export async function verifyUser(client: FeedClient): Promise<void> {
  try {
    enter(client, (await client.call(me, {})).user)
  } catch (error) {
    if (error instanceof Failure && error.code === 'unauthenticated') enter(client, null)
  }
}

/** Ends the session here. */
export async function leave(client: FeedClient): Promise<void> {
  await client.call(logOut, {})
  enter(client, null)
}
