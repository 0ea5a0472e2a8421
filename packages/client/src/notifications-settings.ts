import { getNotificationSettings, setNotifications } from '@mehfil/shared/contract/notifications'
import { Failure } from '@mehfil/shared/errors'
import type { NotificationSettings, SetNotifications } from '@mehfil/shared/notification'
import { asFailure, bodyOf } from './failures.ts'
import type { Call } from './feed-context.ts'
import type { NotificationSettingsState } from './notifications-states.ts'
import { type Batch, createView } from './readable.ts'

export type NotificationSettingsContext = {
  readonly call: Call
  readonly batch: Batch
  isMember(): boolean
  askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer>
}

/** What she wants to be told of. What she changes shows at once; what the server refuses is taken back. */
export function createNotificationSettings({ call, batch, isMember, askAgain }: NotificationSettingsContext) {
  let held: NotificationSettingsState = { kind: 'resting' }
  const wishes = new Set<SetNotifications>()
  /** One change at a time, so that the last answer is the last state. */
  let turn: Promise<unknown> = Promise.resolve()
  let moment = 0

  const view = createView<NotificationSettingsState>(batch, () =>
    held.kind === 'known' ? { kind: 'known', settings: [...wishes].reduce(changed, held.settings) } : held,
  )

  function put(next: NotificationSettingsState) {
    held = next
    moment++
    view.invalidate()
  }

  async function load() {
    if (!isMember() || held.kind === 'loading') return
    if (held.kind !== 'known') put({ kind: 'loading' })
    const asked = moment
    try {
      const settings = await call(getNotificationSettings, {})
      // What was told since is newer.
      if (asked === moment) put({ kind: 'known', settings })
    } catch (error) {
      if (asked === moment && held.kind !== 'known') put({ kind: 'failed', error: bodyOf(asFailure(error)) })
    }
  }

  return {
    settings: { get: view.get, subscribe: view.subscribe },
    loadSettings: () => void load(),

    /** Throws `Failure` once it is taken back. */
    async set(change: SetNotifications): Promise<void> {
      if (!isMember()) throw new Failure('unauthenticated', 'Log in to choose what you are told.')
      wishes.add(change)
      view.invalidate()
      const own = turn.then(() => askAgain(() => call(setNotifications, change)))
      turn = own.catch(() => undefined)
      try {
        const settings = await own
        wishes.delete(change)
        put({ kind: 'known', settings })
      } catch (error) {
        wishes.delete(change)
        view.invalidate()
        throw error
      }
    },

    handleSettings: (settings: NotificationSettings) => put({ kind: 'known', settings }),

    /** Known once, they are asked for again: what changed on other devices meanwhile was not told here. */
    handleUp() {
      if (held.kind === 'known') void load()
    },

    clear() {
      wishes.clear()
      put({ kind: 'resting' })
    },
  }
}

function changed(
  settings: NotificationSettings,
  { kinds = {}, topic }: SetNotifications,
): NotificationSettings {
  const chosen = Object.fromEntries(Object.entries(kinds).filter(([, isOn]) => isOn !== undefined))
  const next = { ...settings, kinds: { ...settings.kinds, ...(chosen as Partial<typeof settings.kinds>) } }
  if (!topic) return next
  const { [topic.topicId]: _, ...others } = settings.topics
  return { ...next, topics: topic.tells === 'all' ? others : { ...others, [topic.topicId]: topic.tells } }
}
