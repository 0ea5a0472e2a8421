import type { OutboxEntry } from '@mehfil/client/states'
import type { FeedWindow } from '@mehfil/shared/feed-window'
import type { LoadClient } from './load-client.ts'

export const isConnected = (client: LoadClient) => client.client().connection.get().kind === 'connected'

/** What still waits to be sent. */
export const waitingOf = (client: LoadClient): readonly OutboxEntry[] =>
  client
    .client()
    .outbox.entries.get()
    .filter(({ kind }) => kind !== 'refused')

/** Whether she shows all of her topics, each as wanted. */
export const showsAll = (client: LoadClient, isAsWanted: (window: FeedWindow) => boolean = () => true) =>
  client.feeds().every(({ state }) => {
    const open = state.get()
    return open.kind === 'open' && isAsWanted(open.window)
  })
