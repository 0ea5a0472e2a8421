import { asFailure, bodyOf } from '../failures.ts'
import type { NotificationListState, NotificationSettingsState, Notifications } from '../feed-client.ts'
import type { CreateNotifications, NotificationsUnit } from '../notifications.ts'
import { NOTHING_TOLD } from '../notifications-count.ts'
import type { Readable } from '../ports.ts'
import { createView } from '../readable.ts'

/**
 * What a member is told before the code for it is there: nothing. It comes with the line, without which nothing is told;
 * who looks at the list earlier waits for it, or hears that it cannot be had.
 */
export const notificationsOnDemand =
  (fetchCreate: () => Promise<CreateNotifications>): CreateNotifications =>
  context => {
    const joins: ((unit: NotificationsUnit) => void)[] = []
    let unit: NotificationsUnit | undefined

    async function get(): Promise<NotificationsUnit> {
      const create = await fetchCreate()
      if (!unit) {
        unit = create(context)
        for (const join of joins) join(unit)
      }
      return unit
    }

    function later<T>(initial: T, of: (notifications: Notifications) => Readable<T>) {
      let early = initial
      const view = createView(context.batch, () => (unit ? of(unit.notifications).get() : early))
      joins.push(made => {
        of(made.notifications).subscribe(view.invalidate)
        view.invalidate()
      })
      const set = (next: T) => {
        early = next
        view.invalidate()
      }
      return { get: view.get, subscribe: view.subscribe, set }
    }

    type Asked = NotificationListState | NotificationSettingsState

    /** Says that it is on its way, and why it does not come. */
    function ask(
      state: { set(next: Extract<Asked, { kind: 'loading' | 'failed' }>): void },
      name: 'load' | 'loadSettings',
    ) {
      if (unit) return unit.notifications[name]()
      if (!context.isMember()) return
      state.set({ kind: 'loading' })
      get().then(
        made => made.notifications[name](),
        error => state.set({ kind: 'failed', error: bodyOf(asFailure(error)) }),
      )
    }

    const list = later<NotificationListState>({ kind: 'resting' }, ({ list: of }) => of)
    const settings = later<NotificationSettingsState>({ kind: 'resting' }, ({ settings: of }) => of)

    return {
      notifications: {
        count: later(NOTHING_TOLD, ({ count }) => count),
        arrived: later<ReturnType<Notifications['arrived']['get']>>(null, ({ arrived }) => arrived),
        list,
        settings,
        load: () => ask(list, 'load'),
        loadSettings: () => ask(settings, 'loadSettings'),
        loadOlder: () => unit?.notifications.loadOlder(),
        read: upTo => unit?.notifications.read(upTo),
        set: async change => (await get()).notifications.set(change),
      },
      handleNew: news => unit?.handleNew(news),
      handleChanged: change => unit?.handleChanged(change),
      handleSettings: next => unit?.handleSettings(next),
      handleSight: () => unit?.handleSight(),
      handleUp: () =>
        void get().then(
          made => made.handleUp(),
          () => undefined,
        ),
      handleWake: () => unit?.handleWake(),
      handleUser: () => unit?.handleUser(),
    }
  }
