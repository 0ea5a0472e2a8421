import { listNotifications } from '@mehfil/shared/contract/notifications'
import type { Notification, NotificationPage } from '@mehfil/shared/notification'
import { asFailure, bodyOf } from './failures.ts'
import type { Call } from './feed-context.ts'
import { createRows } from './notifications-rows.ts'
import type { NotificationListState } from './notifications-states.ts'
import { type Batch, createValue } from './readable.ts'
import type { PageEdge } from './states.ts'

export type NotificationListContext = {
  readonly call: Call
  readonly batch: Batch
  /** Up to which number the rows are read. */
  readUpTo(): number
  /** Every answer brings the count as well. */
  handlePage(page: NotificationPage): void
}

/** The list as it is held: the newest page and what was asked for below it, kept up by events. */
export function createNotificationList({ call, batch, readUpTo, handlePage }: NotificationListContext) {
  const state = createValue<NotificationListState>(batch, { kind: 'resting' })
  const rows = createRows()
  let cursor: string | null = null
  let isRunning = false
  let isAgain = false
  let owner = 0

  const marked = (row: Notification): Notification => {
    const isRead = row.number <= readUpTo()
    return row.isRead === isRead ? row : { ...row, isRead }
  }

  function show(older: PageEdge) {
    state.set({ kind: 'ready', notifications: rows.shown().map(marked), older })
  }

  const edge = (): PageEdge => (cursor === null ? 'end' : 'more')

  /** As it is shown now: what is on its way, or has failed, stays so. */
  function showAgain() {
    const held = state.get()
    if (held.kind === 'ready') show(held.older)
  }

  async function newest() {
    const mine = owner
    const top = rows.top()
    const page = await call(listNotifications, {})
    if (mine !== owner) return
    const floor = page.notifications.at(-1)?.number ?? 0
    const held = state.get()
    const isJoined = held.kind === 'ready' && floor <= top
    if (!isJoined) rows.dropBelow(floor)
    if (!isJoined || page.next === null) cursor = page.next
    rows.takePage(page)
    handlePage(page)
    show(isJoined && held.older === 'loading' ? 'loading' : edge())
  }

  /** One look at a time; a wish that comes meanwhile is granted afterwards, for the answer may be older than it. */
  async function run() {
    const mine = owner
    isRunning = true
    try {
      while (isAgain && mine === owner) {
        isAgain = false
        await newest()
      }
    } catch (error) {
      // What is held is still worth reading.
      if (mine === owner && state.get().kind !== 'ready') {
        state.set({ kind: 'failed', error: bodyOf(asFailure(error)) })
      }
    } finally {
      if (mine === owner) isRunning = false
    }
  }

  function load() {
    isAgain = true
    if (state.get().kind !== 'ready') state.set({ kind: 'loading' })
    if (!isRunning) void run()
  }

  async function loadOlder() {
    const held = state.get()
    if (held.kind !== 'ready' || held.older === 'loading' || cursor === null) return
    const mine = owner
    const from = cursor
    const below = held.notifications.at(-1)?.number
    show('loading')
    const page = await call(listNotifications, { cursor: from }).catch(() => undefined)
    // The list may have begun anew meanwhile; then this page does not continue it.
    if (mine !== owner || from !== cursor) return
    if (!page) return show('failed')
    cursor = page.next
    rows.takePage(page, below)
    handlePage(page)
    show(edge())
  }

  return {
    state,
    load,
    loadOlder: () => void loadOlder(),
    isHeld: () => state.get().kind !== 'resting',
    /** Of a list that nobody has looked at yet nothing is kept: it will be asked for. */
    put(row: Notification, version: number) {
      if (state.get().kind === 'resting') return
      rows.put(row, version)
      showAgain()
    },
    remove(ids: readonly string[], version: number) {
      if (state.get().kind === 'resting') return
      rows.remove(ids, version)
      showAgain()
    },
    showAgain,
    held: rows.shown,
    clear() {
      owner++
      isRunning = false
      isAgain = false
      cursor = null
      rows.clear()
      state.set({ kind: 'resting' })
    },
  }
}
